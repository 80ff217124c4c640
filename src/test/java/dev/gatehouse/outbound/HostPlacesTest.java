package dev.gatehouse.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostPlacesTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final HostPlaces places = new HostPlaces();

    @Test
    void areEightForEachHost() throws InterruptedException {
        takeAll("one");
        assertFalse(places.take("one", Duration.ZERO));
        assertTrue(places.take("other", Duration.ZERO));
        places.giveBack("one");
        assertTrue(places.take("one", Duration.ZERO));
    }

    @Test
    void areForgottenOnceNobodyHasOne() throws InterruptedException {
        takeAll("one");
        places.take("one", Duration.ZERO);
        for (int i = 0; i < HostPlaces.OF_EACH_HOST; i++) {
            places.giveBack("one");
        }
        assertEquals(0, places.users("one"));
    }

    @Test
    void areGivenInTheOrderInWhichTheyWereAskedFor() throws InterruptedException {
        takeAll("one");
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                take();
                order.add(number);
                places.giveBack("one");
            });
            thread.start();
            awaitWaiting(thread);
            waiting.add(thread);
        }
        places.giveBack("one");
        for (Thread thread : waiting) {
            thread.join();
        }
        assertEquals(List.of(0, 1, 2, 3, 4), order);
    }

    @Test
    void areNeverMoreThanEightAtOnce() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(HostPlaces.OF_EACH_HOST);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Thread thread = new Thread(() -> {
                take();
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                full.countDown();
                await(full);
                inside.decrementAndGet();
                places.giveBack("one");
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(HostPlaces.OF_EACH_HOST, most.get());
        assertEquals(0, places.users("one"));
    }

    private void takeAll(String host) throws InterruptedException {
        for (int i = 0; i < HostPlaces.OF_EACH_HOST; i++) {
            assertTrue(places.take(host, Duration.ZERO), "place " + i);
        }
    }

    private void take() {
        try {
            assertTrue(places.take("one", LONG));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
