package dev.gatehouse.evaluation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Problem;
import java.util.List;
import java.util.function.Function;

/** What came of a delivery. */
public sealed interface AcceptanceResult {

    /** Goes on with whatever it came to. */
    <R> R fold(Function<Started, R> started, Function<Refused, R> refused, Function<TooLarge, R> tooLarge);

    /**
     * It starts a check, or is a duplicate of one.
     *
     * @param id the check's id
     * @param message what to put on the queue {@value CheckMessage#QUEUE}
     */
    record Started(CheckId id, String message) implements AcceptanceResult {
        @Override
        public <R> R fold(Function<Started, R> started, Function<Refused, R> refused, Function<TooLarge, R> tooLarge) {
            return started.apply(this);
        }
    }

    /** It is wrong; here is everything that is. */
    record Refused(List<Problem> problems) implements AcceptanceResult {
        public Refused {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R fold(Function<Started, R> started, Function<Refused, R> refused, Function<TooLarge, R> tooLarge) {
            return refused.apply(this);
        }
    }

    /** It is larger than a check may be. */
    record TooLarge(String sentence) implements AcceptanceResult {
        @Override
        public <R> R fold(Function<Started, R> started, Function<Refused, R> refused, Function<TooLarge, R> tooLarge) {
            return tooLarge.apply(this);
        }
    }
}
