package dev.gatehouse.ledger;

import dev.gatehouse.check.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a check so far, for people who look at it: the last {@value #MOST} of each, the oldest first.
 *
 * @param evaluations what its evaluations found; those in a row that found the same are one
 * @param attempts how it went to tell its decision
 */
public record History(List<Evaluated> evaluations, List<Attempt> attempts) {

    /** Entries of each kind that are kept. */
    public static final int MOST = 20;

    /** Characters of a text that are kept, on one line. */
    public static final int TEXT = 300;

    public static final History NONE = new History(List.of(), List.of());

    public History {
        evaluations = List.copyOf(evaluations);
        attempts = List.copyOf(attempts);
        if (evaluations.size() > MOST || attempts.size() > MOST) {
            throw new IllegalArgumentException("a history has " + MOST + " entries of each kind at most");
        }
    }

    /** The same with one more evaluation. */
    public History evaluated(Instant at, String verdict, String reason) {
        Evaluated now = new Evaluated(at, at, 1, verdict, reason);
        int last = evaluations.size() - 1;
        if (last >= 0 && evaluations.get(last).foundTheSameAs(now)) {
            List<Evaluated> counted = new ArrayList<>(evaluations);
            counted.set(last, evaluations.get(last).again(at));
            return new History(counted, attempts);
        }
        return new History(oneMore(evaluations, now), attempts);
    }

    /** The same with one more attempt to tell the decision. */
    public History attempted(Instant at, String outcome) {
        return new History(evaluations, oneMore(attempts, new Attempt(at, outcome)));
    }

    private static <T> List<T> oneMore(List<T> entries, T entry) {
        List<T> more = new ArrayList<>(entries.subList(Math.max(0, entries.size() - MOST + 1), entries.size()));
        more.add(entry);
        return more;
    }

    /**
     * Evaluations in a row that found the same.
     *
     * @param first when the first of them was
     * @param last when the last of them was
     * @param times how many there were
     * @param verdict {@code met, unmet, waiting} or {@code unknown}
     * @param reason why; {@value History#TEXT} characters at most
     */
    public record Evaluated(Instant first, Instant last, int times, String verdict, String reason) {

        public Evaluated {
            first = Millis.of(first);
            last = Millis.of(last);
            reason = SafeText.line(reason, TEXT);
        }

        private boolean foundTheSameAs(Evaluated other) {
            return verdict.equals(other.verdict) && reason.equals(other.reason);
        }

        private Evaluated again(Instant at) {
            return new Evaluated(first, at, times + 1, verdict, reason);
        }
    }

    /**
     * An attempt to tell the decision.
     *
     * @param at when it was
     * @param outcome what came of it, in a sentence; {@value History#TEXT} characters at most
     */
    public record Attempt(Instant at, String outcome) {

        public Attempt {
            at = Millis.of(at);
            outcome = SafeText.line(outcome, TEXT);
        }
    }
}
