package dev.gatehouse.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private Instant now = START;
    private final Circuit circuit = new Circuit(() -> now);

    @Test
    void refusesAfterFiveFailuresInARow() {
        fail(4);
        assertEquals("permitted", state());
        fail(1);
        assertEquals("5 failures, broke, left for 30 s", state());
    }

    @Test
    void countsAnewAfterASuccess() {
        fail(4);
        succeed();
        fail(4);
        assertEquals("permitted", state());
    }

    @Test
    void countsNothingThatTellsNothing() {
        fail(4);
        enter().ifPresent(Circuit.Permit::toldNothing);
        fail(1);
        assertEquals("5 failures, broke, left for 30 s", state());
    }

    @Test
    void letsOneTryAfterThePause() {
        fail(5);
        now = now.plusSeconds(30);
        assertEquals("permitted", state());
        assertEquals("5 failures, broke, tried", state());
    }

    @Test
    void letsAnotherTryWhereTheFirstToldNothing() {
        fail(5);
        now = now.plusSeconds(30);
        Circuit.Permit probe = enter().orElseThrow();
        probe.toldNothing();
        assertEquals("permitted", state());
    }

    @Test
    void letsAllCallAgainAfterASuccess() {
        fail(5);
        now = now.plusSeconds(30);
        succeed();
        assertEquals("permitted", state());
        assertEquals("permitted", state());
        fail(5);
        assertEquals("5 failures, broke, left for 30 s", state());
    }

    @Test
    void waitsLongerAfterEachTryThatFailsUpToFiveMinutes() {
        fail(5);
        Stream.of(30, 60, 120, 240, 300, 300).forEach(seconds -> {
            now = now.plusSeconds(seconds).minusNanos(1);
            assertEquals(false, enter().isPresent(), "it was tried before " + seconds + " s");
            now = now.plusNanos(1);
            fail(1);
        });
    }

    @Test
    void learnsNothingFromCallsThatBeganBeforeItOpened() {
        Circuit.Permit failing = enter().orElseThrow();
        Circuit.Permit succeeding = enter().orElseThrow();
        fail(5);
        failing.failed("late");
        succeeding.succeeded();
        assertEquals("5 failures, broke, left for 30 s", state());
    }

    @Test
    void isTriedRatherThanLeftForYearsWhenTheClockIsPutBack() {
        fail(5);
        now = START.minus(Duration.ofDays(365));
        assertEquals("permitted", state());
    }

    @Test
    void letsOneOfManyThreadsTry() throws InterruptedException {
        fail(5);
        now = now.plusSeconds(30);
        AtomicInteger permits = new AtomicInteger();
        Thread[] threads = IntStream.range(0, 16)
                .mapToObj(i -> new Thread(() -> enter().ifPresent(permit -> permits.incrementAndGet())))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1, permits.get());
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            enter().orElseThrow().failed("broke");
        }
    }

    private void succeed() {
        enter().orElseThrow().succeeded();
    }

    private Optional<Circuit.Permit> enter() {
        return circuit.enter(Optional::of, refusal -> Optional.empty());
    }

    private String state() {
        return circuit.enter(
                permit -> "permitted",
                refusal -> refusal.failures() + " failures, " + refusal.cause() + ", "
                        + refusal.left()
                                .map(left -> "left for " + left.toSeconds() + " s")
                                .orElse("tried"));
    }
}
