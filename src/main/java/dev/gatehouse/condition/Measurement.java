package dev.gatehouse.condition;

import dev.gatehouse.check.Fault;
import java.time.Instant;

/**
 * One measurement.
 *
 * @param at when it was taken, to the second
 * @param kind what it says
 * @param text the value, or why there is none; one line
 */
record Measurement(Instant at, Kind kind, String text) {

    /** What a measurement says. The first letters of the names differ: they are what is kept. */
    enum Kind {
        /** It is as it should be. */
        SUCCESS,
        /** It is not. */
        FAILURE,
        /** Neither can be said of it. */
        INCONCLUSIVE,
        /** There is none: the source could not be asked, or what it said could not be judged. */
        ERROR
    }

    private static final int SHOWN = 120;

    /** As a line below the metric, its time read by who knows when the check began. */
    Finding shown(Instant since, Instant next) {
        String value = Shown.plain(text, SHOWN);
        Verdict verdict = switch (kind) {
            case SUCCESS -> new Verdict.Met(value);
            case FAILURE -> new Verdict.Unmet(value);
            case INCONCLUSIVE -> new Verdict.Waiting(value, next);
            case ERROR -> new Verdict.Unknown(Fault.passing(value));
        };
        return new Finding(TimeText.of(at, since), verdict);
    }
}
