package dev.gatehouse.outbound;

import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Repeats a call that can be repeated when the connection broke or a gateway was in trouble: at most twice, after a
 * short wait. A server that says when to come back is not pressed: what it said goes to the caller.
 */
final class RepeatingCalls implements HttpCalls {

    static final int TRIES = 3;
    static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Set<Integer> WORTH_A_TRY = Set.of(502, 503, 504);

    private final HttpCalls calls;
    private final Sleeper sleeper;
    private final RandomGenerator random;

    RepeatingCalls(HttpCalls calls, Sleeper sleeper, RandomGenerator random) {
        this.calls = calls;
        this.sleeper = sleeper;
        this.random = random;
    }

    @Override
    public HttpReply send(HttpCall call) {
        HttpReply reply = calls.send(call);
        for (int tried = 1; tried < TRIES && call.repeatable() && isWorthATry(reply) && pause(tried); tried++) {
            reply = calls.send(call);
        }
        return reply;
    }

    private static boolean isWorthATry(HttpReply reply) {
        return reply.fold(
                received -> WORTH_A_TRY.contains(received.status())
                        && received.retryAfter().isEmpty(),
                notReceived -> notReceived.why() == HttpReply.Why.BROKEN);
    }

    /**
     * Waits between half and the whole of 200 ms, then of 400 ms; false when the thread is wanted for something else.
     */
    private boolean pause(int tried) {
        long longest = FIRST_PAUSE.multipliedBy(1L << (tried - 1)).toMillis();
        try {
            sleeper.sleep(Duration.ofMillis(random.nextLong(longest / 2, longest + 1)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
