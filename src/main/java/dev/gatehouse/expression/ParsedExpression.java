package dev.gatehouse.expression;

import java.util.function.Function;

/** What came of reading an expression. */
public sealed interface ParsedExpression {

    /** Goes on with the expression or with what is wrong. */
    <R> R fold(Function<? super Expression, ? extends R> valid, Function<? super SyntaxProblem, ? extends R> invalid);

    /** It can be evaluated. */
    record Valid(Expression expression) implements ParsedExpression {
        @Override
        public <R> R fold(
                Function<? super Expression, ? extends R> valid, Function<? super SyntaxProblem, ? extends R> invalid) {
            return valid.apply(expression);
        }
    }

    /** It cannot; the first thing that is wrong with it. */
    record Invalid(SyntaxProblem problem) implements ParsedExpression {
        @Override
        public <R> R fold(
                Function<? super Expression, ? extends R> valid, Function<? super SyntaxProblem, ? extends R> invalid) {
            return invalid.apply(problem);
        }
    }
}
