package dev.gatehouse.expression;

import java.util.function.Function;

/** What an expression says about a document. */
public sealed interface Outcome {

    /** Goes on with whether it holds, or with why that cannot be said. */
    <R> R fold(Function<? super Boolean, ? extends R> known, Function<? super EvaluationProblem, ? extends R> unknown);

    /** It holds, or it does not. */
    record Known(boolean holds) implements Outcome {
        @Override
        public <R> R fold(
                Function<? super Boolean, ? extends R> known,
                Function<? super EvaluationProblem, ? extends R> unknown) {
            return known.apply(holds);
        }
    }

    /** A part of it has no value. */
    record Unknown(EvaluationProblem problem) implements Outcome {
        @Override
        public <R> R fold(
                Function<? super Boolean, ? extends R> known,
                Function<? super EvaluationProblem, ? extends R> unknown) {
            return unknown.apply(problem);
        }
    }
}
