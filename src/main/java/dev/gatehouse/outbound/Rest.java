package dev.gatehouse.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The rest that a source has asked for. Thread-safe. */
final class Rest {

    private final InstantSource clock;
    private Instant begin = Instant.MIN;
    private Duration whole = Duration.ZERO;

    Rest(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins a rest, unless one that ends later has begun. */
    synchronized void begin(Duration asked) {
        if (left().filter(left -> left.compareTo(asked) >= 0).isEmpty()) {
            begin = clock.instant();
            whole = asked;
        }
    }

    /** How long it still lasts; nothing when it is over, or the clock was put back to before it began. */
    synchronized Optional<Duration> left() {
        Instant now = clock.instant();
        return now.isBefore(begin) || !now.isBefore(begin.plus(whole))
                ? Optional.empty()
                : Optional.of(Duration.between(now, begin.plus(whole)));
    }
}
