package dev.gatehouse.expression;

import java.util.function.IntPredicate;

/** Comparisons: the left operand says the type, and the right one is cast to it. */
final class Comparisons {

    private Comparisons() {}

    static Value eq(Operands operands) throws Unevaluable {
        return TruthValue.of(equal(operands, 1));
    }

    static Value ne(Operands operands) throws Unevaluable {
        return TruthValue.of(!equal(operands, 1));
    }

    static Value gt(Operands operands) throws Unevaluable {
        return ordered(operands, order -> order > 0);
    }

    static Value ge(Operands operands) throws Unevaluable {
        return ordered(operands, order -> order >= 0);
    }

    static Value lt(Operands operands) throws Unevaluable {
        return ordered(operands, order -> order < 0);
    }

    static Value le(Operands operands) throws Unevaluable {
        return ordered(operands, order -> order <= 0);
    }

    static Value in(Operands operands) throws Unevaluable {
        operands.value(0);
        for (int i = 1; i < operands.count(); i++) {
            if (equal(operands, i)) {
                return TruthValue.TRUE;
            }
        }
        return TruthValue.FALSE;
    }

    static Value notIn(Operands operands) throws Unevaluable {
        return TruthValue.of(!in(operands).truth());
    }

    private static boolean equal(Operands operands, int right) throws Unevaluable {
        return Weighed.of(operands.value(0), operands).equalTo(Weighed.of(operands.value(right), operands), operands);
    }

    private static Value ordered(Operands operands, IntPredicate test) throws Unevaluable {
        Value left = operands.value(0);
        String type = left.ordered()
                .orElseThrow(() ->
                        operands.wrong(0, left, "only numbers, texts, dates, versions and truth values have an order"));
        Value right = operands.value(1);
        int order = left.order(right)
                .orElseThrow(() -> operands.wrong(
                        1, right, "a " + type + " is needed here, because it is compared with " + left.shown()));
        return TruthValue.of(test.test(order));
    }
}
