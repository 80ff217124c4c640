package dev.gatehouse.expression;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The evaluation of one part of an expression.
 *
 * @param node the part
 * @param result what it came to; empty where it was not evaluated
 * @param steps the evaluations of its own parts, in their order
 */
record Step(Node node, Optional<Result> result, List<Step> steps) {

    Step {
        steps = List.copyOf(steps);
    }

    /** A value, or why there is none. */
    sealed interface Result {

        <R> R fold(Function<? super Value, ? extends R> value, Function<? super EvaluationProblem, ? extends R> none);

        Value value() throws Unevaluable;
    }

    private record Had(Value value) implements Result {
        @Override
        public <R> R fold(
                Function<? super Value, ? extends R> had, Function<? super EvaluationProblem, ? extends R> none) {
            return had.apply(value);
        }
    }

    private record Lacking(EvaluationProblem problem) implements Result {
        @Override
        public <R> R fold(
                Function<? super Value, ? extends R> had, Function<? super EvaluationProblem, ? extends R> none) {
            return none.apply(problem);
        }

        @Override
        public Value value() throws Unevaluable {
            throw new Unevaluable(problem);
        }
    }

    /** A part that was not evaluated, because the parts before it decided. */
    static Step skipped(Node node) {
        return new Step(node, Optional.empty(), List.of());
    }

    static Step of(Node node, Value value) {
        return new Step(node, Optional.of(new Had(value)), List.of());
    }

    /** The evaluation of a part that has parts. */
    static Step of(Node node, Operands operands, Operation operation) {
        Result result;
        try {
            result = new Had(operation.apply(operands));
        } catch (Unevaluable e) {
            result = new Lacking(e.problem());
        }
        return new Step(node, Optional.of(result), operands.steps());
    }
}
