package dev.gatehouse.devhost;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Plays a rehearsal in virtual time: the clock jumps to whatever is due next. */
final class VirtualTime {

    /** More than any scenario with sensible intervals needs. */
    static final int MOST_STEPS = 20_000;

    private final VirtualClock clock;

    VirtualTime(VirtualClock clock) {
        this.clock = clock;
    }

    /**
     * Plays until nothing is due any more.
     *
     * @return whether it came to an end within the bounded number of steps
     */
    boolean play(Rehearsal rehearsal) throws InterruptedException {
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Instant> due = Stream.of(
                            rehearsal.pipelines().nextDue(), rehearsal.host().nextDue())
                    .flatMap(Optional::stream)
                    .min(Instant::compareTo);
            if (due.isEmpty()) {
                return true;
            }
            clock.advanceTo(due.get());
            rehearsal.pipelines().runDue();
            rehearsal.host().runDue();
        }
        return false;
    }
}
