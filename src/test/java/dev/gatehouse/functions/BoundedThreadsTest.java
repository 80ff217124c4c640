package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that somebody waits for, but not for ever. Where something hangs here for ever, the time-out ends the test. */
@Timeout(60)
final class BoundedThreadsTest {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void givesWhatTheWorkGives() {
        assertEquals(Answer.given("done"), new BoundedThreads(1, 1).within(LONG, () -> "done"));
    }

    @Test
    void goesOnWithoutWorkThatHangs() {
        assertEquals(
                "the evidence was not there in time", sentence(new BoundedThreads(1, 1).within(SHORT, this::hang)));
    }

    @Test
    void doesNotBreakOffWorkThatNobodyWaitsFor() {
        BoundedThreads threads = new BoundedThreads(1, 1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        threads.within(SHORT, () -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            return true;
        });
        release.countDown();
        assertEquals(Answer.given("the thread is free"), threads.within(LONG, () -> "the thread is free"));
        assertTrue(!interrupted.get(), "it was broken off");
    }

    @Test
    void neverBeginsWorkThatNobodyWaitsForAnyMore() {
        BoundedThreads threads = new BoundedThreads(1, 1);
        CountDownLatch release = new CountDownLatch(1);
        threads.within(SHORT, () -> uninterruptibly(release));
        AtomicBoolean begun = new AtomicBoolean();
        threads.within(SHORT, () -> {
            begun.set(true);
            return true;
        });
        release.countDown();
        threads.within(LONG, () -> true);
        assertTrue(!begun.get(), "it was begun after it was given up");
    }

    @Test
    void refusesAtOnceWhatItWouldNeverGetTo() {
        BoundedThreads threads = new BoundedThreads(1, 1);
        CountDownLatch release = new CountDownLatch(1);
        threads.within(SHORT, () -> uninterruptibly(release));
        Thread waiting = new Thread(() -> threads.within(LONG, () -> true));
        waiting.start();
        // Only once the other has its place in the queue is this one too many.
        while (threads.waiting() == 0) {
            Thread.onSpinWait();
        }
        assertEquals(
                "this instance of Gatehouse has too much to decide at once",
                sentence(threads.within(LONG, () -> true)));
        release.countDown();
    }

    @Test
    void doesNotHideAMistakeInTheWork() {
        BoundedThreads threads = new BoundedThreads(1, 1);
        IllegalStateException mistake = assertThrows(
                IllegalStateException.class,
                () -> threads.within(LONG, () -> {
                    throw new IllegalArgumentException("a bug");
                }));
        assertEquals("java.lang.IllegalArgumentException: a bug", String.valueOf(mistake.getCause()));
    }

    /** Whether it was told to stop. */
    private boolean hang() {
        try {
            never.await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** As the look-up of a name does, which cannot be told to stop. */
    private static boolean uninterruptibly(CountDownLatch release) {
        boolean released = false;
        while (!released) {
            try {
                release.await();
                released = true;
            } catch (InterruptedException e) {
                released = false;
            }
        }
        return true;
    }

    private static String sentence(Answer<?> answer) {
        return answer.fold(value -> "given " + value, fault -> fault.sentence());
    }
}
