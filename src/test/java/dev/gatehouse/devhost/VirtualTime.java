package dev.gatehouse.devhost;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Plays a rehearsal in virtual time: the clock jumps to whatever is due next. */
final class VirtualTime {

    /** More than any scenario with sensible intervals needs. */
    static final int MOST_STEPS = 20_000;

    /** How long timers go on while nothing else is due: long enough to send a message again that was lost. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final VirtualClock clock;

    VirtualTime(VirtualClock clock) {
        this.clock = clock;
    }

    /**
     * Plays until nothing is due any more, and timers have not changed that.
     *
     * @return whether it came to an end within the bounded number of steps
     */
    boolean play(Rehearsal rehearsal) throws InterruptedException {
        Instant lastDue = clock.instant();
        for (int step = 0; step < MOST_STEPS; step++) {
            Optional<Instant> due = Stream.of(
                            rehearsal.pipelines().nextDue(), rehearsal.host().nextDue())
                    .flatMap(Optional::stream)
                    .min(Instant::compareTo);
            Optional<Instant> timer = rehearsal.host().nextTimer();
            Optional<Instant> next =
                    Stream.of(due, timer).flatMap(Optional::stream).min(Instant::compareTo);
            if (next.isEmpty() || (due.isEmpty() && next.get().isAfter(lastDue.plus(PATIENCE)))) {
                return true;
            }
            clock.advanceTo(next.get());
            if (due.isPresent()) {
                lastDue = clock.instant();
            }
            rehearsal.pipelines().runDue();
            rehearsal.host().runDue();
            rehearsal.host().runTimers();
        }
        return false;
    }
}
