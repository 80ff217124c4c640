package dev.gatehouse.expression;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How an expression, or a part of it, came to what it is.
 *
 * @param part the part, as the language writes it
 * @param came what it came to
 * @param steps how its own parts came to what they are, in their order; empty for a literal and for root
 */
public record Explanation(String part, Came came, List<Explanation> steps) {

    public Explanation {
        steps = List.copyOf(steps);
    }

    /** What a part came to. */
    public sealed interface Came {

        /** Goes on with the value, with why there is none, or with a part that was not evaluated. */
        <R> R fold(
                Function<? super Value, ? extends R> value,
                Function<? super EvaluationProblem, ? extends R> problem,
                Function<? super NotEvaluated, ? extends R> notEvaluated);
    }

    /**
     * It has a value.
     *
     * @param shown the value, cut short
     * @param holds what it is as a condition
     * @param isCondition whether it is true or false and nothing else
     */
    public record Value(String shown, boolean holds, boolean isCondition) implements Came {
        @Override
        public <R> R fold(
                Function<? super Value, ? extends R> value,
                Function<? super EvaluationProblem, ? extends R> problem,
                Function<? super NotEvaluated, ? extends R> notEvaluated) {
            return value.apply(this);
        }
    }

    /** It has none, for a reason of its own or of a part of it. */
    public record Problem(EvaluationProblem problem) implements Came {
        @Override
        public <R> R fold(
                Function<? super Value, ? extends R> value,
                Function<? super EvaluationProblem, ? extends R> problem,
                Function<? super NotEvaluated, ? extends R> notEvaluated) {
            return problem.apply(this.problem);
        }
    }

    /** The parts before it decided. */
    public record NotEvaluated() implements Came {
        @Override
        public <R> R fold(
                Function<? super Value, ? extends R> value,
                Function<? super EvaluationProblem, ? extends R> problem,
                Function<? super NotEvaluated, ? extends R> notEvaluated) {
            return notEvaluated.apply(this);
        }
    }

    static Explanation of(Step step) {
        Optional<Came> came = step.result()
                .map(result -> result.fold(
                        value -> new Value(value.shown(), value.truth(), value.isCondition()), Problem::new));
        return new Explanation(
                step.node().text(),
                came.orElseGet(NotEvaluated::new),
                step.steps().stream().map(Explanation::of).toList());
    }
}
