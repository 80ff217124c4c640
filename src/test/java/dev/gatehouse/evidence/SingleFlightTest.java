package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.outbound.TimeBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SingleFlightTest {

    private static final Fault BROKEN = Fault.passing("It broke.");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));
    private final SingleFlight<String, Integer> flights = new SingleFlight<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void givesWhatOneThreadGotToThoseThatWait() {
        assertEquals(Answer.given(1), whatAFollowerGets(budget(60_000), Answer.given(1)));
        assertEquals(1, asked.get());
    }

    @Test
    void givesAFaultToThoseThatWait() {
        assertEquals(Answer.failed(BROKEN), whatAFollowerGets(budget(60_000), Answer.failed(BROKEN)));
        assertEquals(1, asked.get());
    }

    @Test
    void asksAgainWhereTheOtherHadTooLittleTime() {
        TimeBudget usedUp = budget(1);
        assertEquals(Answer.given(2), whatAFollowerGets(usedUp, Answer.failed(BROKEN)));
        assertEquals(2, asked.get());
    }

    @Test
    void asksAgainOnceNobodyWaits() {
        assertEquals(Answer.given(1), flights.join("a", budget(60_000), this::count));
        assertEquals(Answer.given(2), flights.join("a", budget(60_000), this::count));
    }

    @Test
    void waitsNoLongerThanThereIsTime() throws InterruptedException {
        Thread leader = leader(budget(60_000), Answer.given(1));
        Answer<Integer> answer = flights.join("a", budget(1), this::count);
        end.countDown();
        leader.join();
        assertTrue(answer.fold(given -> false, Fault::mayPass), answer.toString());
        assertEquals(1, asked.get());
    }

    @Test
    void keepsNobodyWaitingForAThreadThatFellOver() {
        assertThrows(
                IllegalStateException.class,
                () -> flights.join("a", budget(60_000), () -> {
                    throw new IllegalStateException("a bug");
                }));
        assertEquals(Answer.given(1), flights.join("a", budget(60_000), this::count));
    }

    @Test
    void tellsQuestionsApart() throws InterruptedException {
        Thread leader = leader(budget(60_000), Answer.given(1));
        assertEquals(Answer.given(2), flights.join("b", budget(60_000), this::count));
        end.countDown();
        leader.join();
    }

    private Answer<Integer> whatAFollowerGets(TimeBudget leaders, Answer<Integer> leadersAnswer) {
        Thread leader = leader(leaders, leadersAnswer);
        CompletableFuture<Answer<Integer>> got = new CompletableFuture<>();
        Thread follower = new Thread(() -> got.complete(flights.join("a", budget(60_000), this::count)));
        follower.start();
        while (follower.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        end.countDown();
        try {
            leader.join();
            return got.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A thread that asks for {@code a} and goes on when it is told to. */
    private Thread leader(TimeBudget budget, Answer<Integer> answer) {
        Thread leader = new Thread(() -> flights.join("a", budget, () -> {
            asked.incrementAndGet();
            begun.countDown();
            await(end);
            return answer;
        }));
        leader.start();
        await(begun);
        return leader;
    }

    private Answer<Integer> count() {
        return Answer.given(asked.incrementAndGet());
    }

    private TimeBudget budget(int millis) {
        return TimeBudget.open("this test", Duration.ofMillis(millis), now::get);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
