package dev.gatehouse.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetedCallsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HttpReply ANSWER =
            new HttpReply.Received(200, Content.NONE, Optional.empty(), Optional.empty());
    private static final HttpReply TIMED_OUT = new HttpReply.NotReceived(HttpReply.Why.TIMED_OUT, "Too slow.");

    private final Instant start = Instant.parse("2026-01-01T12:00:00Z");
    private Instant now = start;
    private final List<HttpCall> made = new ArrayList<>();
    private final TimeBudget budget =
            TimeBudget.open("what this evaluation needs to know", Duration.ofSeconds(25), () -> now);

    @Test
    void leavesACallItsOwnPatienceWhileThereIsTime() {
        assertEquals(ANSWER, answeredAfter(Duration.ofSeconds(15)).send(call("one")));
        assertEquals(PATIENCE, made.get(0).patience());
    }

    @Test
    void cutsTheTimeOfACallToWhatIsLeft() {
        HttpCalls calls = answeredAfter(Duration.ofSeconds(9));
        calls.send(call("one"));
        calls.send(call("two"));
        calls.send(call("three"));
        assertEquals(Duration.ofSeconds(7), made.get(2).patience());
    }

    @Test
    void makesNoCallOnceTheTimeIsUsedUp() {
        HttpCalls calls = answeredAfter(PATIENCE);
        for (int i = 0; i < 200; i++) {
            calls.send(call("slow"));
        }
        assertEquals(3, made.size());
        assertEquals(start.plusSeconds(30), now);
    }

    @Test
    void saysWhatTookSoLong() {
        HttpCalls calls = answeredAfter(PATIENCE);
        calls.send(call("other"));
        calls.send(call("slow"));
        calls.send(call("slow"));
        assertEquals(
                new HttpReply.NotReceived(
                        HttpReply.Why.NO_TIME,
                        "what this evaluation needs to know took longer than 25 s; 20 s of that were spent on waiting"
                                + " for slow."),
                calls.send(call("other")));
    }

    @Test
    void blamesTheBudgetForACallThatItCutShort() {
        HttpCalls calls = repliedAfter(Duration.ofSeconds(9), TIMED_OUT);
        calls.send(call("one"));
        assertEquals(TIMED_OUT, calls.send(call("one")));
        HttpReply last = calls.send(call("one"));
        assertTrue(last.toString().contains("took longer than 25 s"), last.toString());
    }

    @Test
    void leavesItsOwnCauseToACallThatTimedOutBeforeItWasCutShort() {
        HttpCalls calls = repliedAfter(Duration.ofSeconds(8), TIMED_OUT);
        calls.send(call("one"));
        calls.send(call("one"));
        assertEquals(TIMED_OUT, calls.send(call("one")));
    }

    @Test
    void mayPassWhenAskedLater() {
        now = start.plusSeconds(25);
        HttpReply reply = answeredAfter(Duration.ZERO).send(call("one"));
        assertEquals(true, reply.fold(received -> false, not -> not.why().mayPass()));
    }

    @Test
    void hasNoMoreThanTheWholeWhenTheClockIsPutBack() {
        now = start.minusSeconds(3600);
        assertEquals(Duration.ofSeconds(25), budget.left());
    }

    @Test
    void boundsTheRepeatsOfACall() {
        HttpCalls broken = repliedAfter(PATIENCE, new HttpReply.NotReceived(HttpReply.Why.BROKEN, "It broke."));
        HttpCalls calls = new RepeatingCalls(broken, pause -> now = now.plus(pause), () -> 0L);
        for (int i = 0; i < 5; i++) {
            calls.send(call("one"));
        }
        assertEquals(3, made.size());
        assertTrue(now.isBefore(start.plusSeconds(31)), now.toString());
    }

    private HttpCalls answeredAfter(Duration time) {
        return repliedAfter(time, ANSWER);
    }

    private HttpCalls repliedAfter(Duration time, HttpReply reply) {
        return new BudgetedCalls(
                call -> {
                    made.add(call);
                    now = now.plus(time);
                    return reply;
                },
                budget);
    }

    private static HttpCall call(String host) {
        return new HttpCall(
                HttpCall.Method.GET,
                URI.create("https://" + host + "/path"),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                PATIENCE);
    }
}
