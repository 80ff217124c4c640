package dev.gatehouse.condition;

import java.time.Duration;
import java.time.Instant;

/**
 * When an evaluation happens.
 *
 * @param now the time of the evaluation; every condition sees the same
 * @param every the check's interval
 * @param since when this run of the check began
 * @param notes what the conditions kept at the evaluation before
 * @param isLast whether no other evaluation follows, because the check is at its deadline
 */
public record Moment(Instant now, Duration every, Instant since, Notes notes, boolean isLast) {

    /** When a condition without a better idea wants to be asked again. */
    public Instant next() {
        return now.plus(every);
    }
}
