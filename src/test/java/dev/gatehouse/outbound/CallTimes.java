package dev.gatehouse.outbound;

import java.time.Duration;

/** How long calls can take, for tests that add them up. */
public final class CallTimes {

    private CallTimes() {}

    /** A call that is repeated as often as calls are, each try as long as it may be, with the pauses in between. */
    public static Duration withRepeats(Duration patience) {
        Duration whole = patience.multipliedBy(RepeatingCalls.TRIES);
        for (int tried = 1; tried < RepeatingCalls.TRIES; tried++) {
            whole = whole.plus(RepeatingCalls.FIRST_PAUSE.multipliedBy(1L << (tried - 1)));
        }
        return whole;
    }
}
