package dev.gatehouse.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a metric has measured since the check began.
 *
 * @param successes how many measurements were successes
 * @param failures how many were failures
 * @param errorsInARow how many could not be had since the last that could
 * @param due when the next one is due
 * @param last the last ones, {@value #KEPT} at most, the newest at the end
 */
record Measurements(int successes, int failures, int errorsInARow, Instant due, List<Measurement> last) {

    static final int KEPT = 10;

    Measurements {
        last = List.copyOf(last);
        if (successes < 0 || failures < 0 || errorsInARow < 0 || last.size() > KEPT) {
            throw new IllegalArgumentException("no count is negative, and " + KEPT + " are kept");
        }
    }

    /** None yet. */
    static Measurements none(Instant due) {
        return new Measurements(0, 0, 0, due, List.of());
    }

    boolean isDue(Instant now) {
        return !now.isBefore(due);
    }

    Optional<Measurement> newest() {
        return last.isEmpty() ? Optional.empty() : Optional.of(last.get(last.size() - 1));
    }

    /** With one more. The next one comes an interval after it, however late it was itself. */
    Measurements with(Measurement measurement, Instant now, Duration interval) {
        List<Measurement> kept = new ArrayList<>(last.subList(Math.max(0, last.size() - KEPT + 1), last.size()));
        kept.add(measurement);
        return new Measurements(
                successes + (measurement.kind() == Measurement.Kind.SUCCESS ? 1 : 0),
                failures + (measurement.kind() == Measurement.Kind.FAILURE ? 1 : 0),
                measurement.kind() == Measurement.Kind.ERROR ? errorsInARow + 1 : 0,
                // Notes keep milliseconds, and what is kept must be what was promised.
                Instant.ofEpochMilli(now.plus(interval).toEpochMilli()),
                kept);
    }
}
