package dev.gatehouse.condition;

import dev.gatehouse.check.Fault;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What evaluating a condition came to. */
public sealed interface Verdict {

    /** Why, in words a pipeline's author understands; never blank, one line. */
    String reason();

    /** The same verdict, its reason in other words. */
    default Verdict reworded(UnaryOperator<String> words) {
        return fold(
                met -> new Met(words.apply(met.reason())),
                unmet -> new Unmet(words.apply(unmet.reason())),
                waiting -> new Waiting(words.apply(waiting.reason()), waiting.notBefore()),
                unknown -> new Unknown(unknown.cause().reworded(words)));
    }

    /** Goes on with whichever verdict it is. */
    <R> R fold(
            Function<? super Met, ? extends R> met,
            Function<? super Unmet, ? extends R> unmet,
            Function<? super Waiting, ? extends R> waiting,
            Function<? super Unknown, ? extends R> unknown);

    /** It holds. */
    record Met(String reason) implements Verdict {
        public Met {
            requireReason(reason);
        }

        @Override
        public <R> R fold(
                Function<? super Met, ? extends R> met,
                Function<? super Unmet, ? extends R> unmet,
                Function<? super Waiting, ? extends R> waiting,
                Function<? super Unknown, ? extends R> unknown) {
            return met.apply(this);
        }
    }

    /** It does not hold, and waiting will not change that. */
    record Unmet(String reason) implements Verdict {
        public Unmet {
            requireReason(reason);
        }

        @Override
        public <R> R fold(
                Function<? super Met, ? extends R> met,
                Function<? super Unmet, ? extends R> unmet,
                Function<? super Waiting, ? extends R> waiting,
                Function<? super Unknown, ? extends R> unknown) {
            return unmet.apply(this);
        }
    }

    /**
     * It does not hold yet.
     *
     * @param notBefore when asking again makes sense
     */
    record Waiting(String reason, Instant notBefore) implements Verdict {
        public Waiting {
            requireReason(reason);
        }

        @Override
        public <R> R fold(
                Function<? super Met, ? extends R> met,
                Function<? super Unmet, ? extends R> unmet,
                Function<? super Waiting, ? extends R> waiting,
                Function<? super Unknown, ? extends R> unknown) {
            return waiting.apply(this);
        }
    }

    /**
     * The evidence could not be had, so nothing can be said. A condition whose evidence failed is always this and never
     * {@link Unmet}, which {@code not} would turn into {@link Met}.
     */
    record Unknown(Fault cause) implements Verdict {
        @Override
        public String reason() {
            return cause.sentence();
        }

        @Override
        public <R> R fold(
                Function<? super Met, ? extends R> met,
                Function<? super Unmet, ? extends R> unmet,
                Function<? super Waiting, ? extends R> waiting,
                Function<? super Unknown, ? extends R> unknown) {
            return unknown.apply(this);
        }
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a verdict needs a reason");
        }
    }
}
