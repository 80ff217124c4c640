package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatehouse.devhost.InMemoryQueue.Leased;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InMemoryQueueTest {

    private static final Duration RETRY = Duration.ofSeconds(30);

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final InMemoryQueue queue = new InMemoryQueue(() -> now);

    @Test
    void givesMessagesInTheOrderInWhichTheyBecomeVisible() {
        queue.send("late", Duration.ofSeconds(2));
        queue.send("soon", Duration.ofSeconds(1));
        queue.send("soon, but sent later", Duration.ofSeconds(1));

        now = now.plusSeconds(5);

        assertEquals(List.of("soon", "soon, but sent later", "late"), List.of(take(), take(), take()));
    }

    @Test
    void hidesAFailedMessageForTheRetryDelay() {
        queue.send("text", Duration.ZERO);
        queue.release(receive(), RETRY);

        now = now.plus(RETRY).minusMillis(1);
        assertEquals(Optional.empty(), queue.receive());
        now = now.plusMillis(1);
        assertEquals(2, receive().dequeueCount());
    }

    @Test
    void poisonsAMessageAfterItsFifthFailedRun() {
        queue.send("text", Duration.ZERO);
        for (int run = 1; run <= 4; run++) {
            queue.release(receive(), RETRY);
            now = now.plus(RETRY);
        }
        assertEquals(List.of(), queue.poisoned());

        queue.release(receive(), RETRY);

        assertEquals(List.of("text"), queue.poisoned());
        assertEquals(0, queue.size());
    }

    @Test
    void poisonsAMessageWhoseFiveRunsAllDied() {
        queue.send("text", Duration.ZERO);
        for (int run = 1; run <= 5; run++) {
            assertEquals(run, receive().dequeueCount());
            now = now.plus(InMemoryQueue.LEASE);
        }

        assertEquals(Optional.empty(), queue.receive());
        assertEquals(List.of("text"), queue.poisoned());
    }

    @Test
    void goesOnToTheNextMessageWhenTheFirstIsPoisoned() {
        InMemoryQueue oneTry = new InMemoryQueue(() -> now, InMemoryQueue.LEASE, 1);
        oneTry.send("deadly", Duration.ZERO);
        oneTry.receive();
        now = now.plus(InMemoryQueue.LEASE);
        oneTry.send("harmless", Duration.ZERO);

        assertEquals(Optional.of("harmless"), oneTry.receive().map(Leased::text));
    }

    @Test
    void ignoresALeaseThatHasPassedToAnotherRun() {
        queue.send("text", Duration.ZERO);
        Leased old = receive();
        now = now.plus(InMemoryQueue.LEASE);
        receive();

        queue.delete(old);
        queue.release(old, Duration.ZERO);

        assertEquals(1, queue.size(), "the first run's lease has ended, so it may not delete the message");
        assertEquals(Optional.empty(), queue.receive(), "nor make it visible to others");
    }

    @Test
    void saysWhenTheNextMessageIsVisible() {
        assertEquals(Optional.empty(), queue.nextVisibleAt());
        queue.send("late", Duration.ofHours(1));
        queue.send("soon", Duration.ofMinutes(1));
        assertEquals(Optional.of(now.plusSeconds(60)), queue.nextVisibleAt());

        now = now.plusSeconds(60);
        receive();

        assertEquals(Optional.of(now.plus(InMemoryQueue.LEASE)), queue.nextVisibleAt());
    }

    @Test
    void givesEachMessageToOneOfManyReceivers() throws Exception {
        int messages = 200;
        for (int i = 0; i < messages; i++) {
            queue.send("message " + i, Duration.ZERO);
        }
        ExecutorService receivers = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<List<String>>> taken = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                taken.add(receivers.submit(() -> {
                    start.await();
                    return drain();
                }));
            }
            start.countDown();
            List<String> all = new ArrayList<>();
            for (Future<List<String>> one : taken) {
                all.addAll(one.get());
            }
            assertEquals(messages, all.size(), "every message once");
            assertEquals(messages, all.stream().distinct().count(), "every message once");
        } finally {
            receivers.shutdownNow();
        }
    }

    @Test
    void refusesANegativeDelay() {
        assertThrows(IllegalArgumentException.class, () -> queue.send("text", Duration.ofSeconds(-1)));
    }

    private List<String> drain() {
        List<String> texts = new ArrayList<>();
        for (Optional<Leased> next = queue.receive(); next.isPresent(); next = queue.receive()) {
            texts.add(next.get().text());
        }
        return texts;
    }

    private Leased receive() {
        return queue.receive().orElseThrow(() -> new AssertionError("no message is visible at " + now));
    }

    private String take() {
        return receive().text();
    }
}
