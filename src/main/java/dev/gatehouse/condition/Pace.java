package dev.gatehouse.condition;

import dev.gatehouse.condition.Verdict.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How often a condition asks. A check is evaluated whenever one of its conditions wants to be; between two questions of its own a
 * condition answers from its note, so that what it asks is spared.
 *
 * @param place the JSON path of the condition
 * @param every the time between two questions; absent to ask as often as the check is evaluated by itself
 */
record Pace(String place, Optional<Duration> every) {

    static final Duration LEAST = Duration.ofSeconds(1);
    static final Duration MOST = Duration.ofHours(24);

    /** Characters of a reason, so that it fits into a note beside what a condition keeps. */
    private static final int REASON = 600;

    /**
     * What a condition found when it asked.
     *
     * @param until when to ask again, as far as that is up to the condition
     * @param kept what it has to know then
     */
    record Found(Verdict verdict, Instant until, Optional<String> kept) {

        Found {
            verdict = verdict.reworded(reason -> Shown.plain(reason, REASON));
        }

        /** With nothing to be known. */
        Found(Verdict verdict, Instant until) {
            this(verdict, until, Optional.empty());
        }
    }

    /** When to ask again that has just been asked. */
    Instant next(Moment moment) {
        return moment.now().plus(interval(moment));
    }

    /** The time between two questions. */
    Duration interval(Moment moment) {
        return every.orElse(moment.every());
    }

    /**
     * What was found at the last question, or is found now where the next one is due, or no later one can come. What could not be
     * found out is asked again whenever the check is evaluated.
     *
     * @param condition how the condition is called
     * @param ask asks, and is given what was kept
     */
    Finding finding(String condition, Moment moment, Function<Optional<String>, Found> ask) {
        Optional<PaceNote> note = moment.notes().at(place).flatMap(PaceNote::read);
        Optional<Verdict> still = note.filter(any -> !moment.isLast()).flatMap(kept -> kept.verdict(moment.now()));
        if (still.isPresent()) {
            return new Finding(condition, still.get(), List.of(), note.flatMap(kept -> kept.at(place)));
        }
        Found found = ask.apply(note.flatMap(PaceNote::kept));
        return new Finding(
                condition, found.verdict(), List.of(), PaceNote.of(found).at(place));
    }

    /** Waits until it is time to ask again. */
    static Found waiting(String reason, Instant until, Optional<String> kept) {
        return new Found(new Waiting(Shown.plain(reason, REASON), until), until, kept);
    }
}
