package dev.gatehouse.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * A value, and what it costs to look at all of it: comparing two takes from the budget as much as they are large.
 *
 * @param weight in units of the budget
 */
record Weighed(Value value, long weight) {

    /** So many characters are compared for one unit. */
    static final int CHARACTERS = 16;

    /** Casts read no more than so much of a value, in units. */
    private static final long CAST = 64;

    /** Weighing takes from the budget, too: a list that was made may hold the same large element many times. */
    static Weighed of(Value value, Operands operands) throws Unevaluable {
        long weight = value.weight(operands.scope().budget().left());
        operands.spend(weight);
        return new Weighed(value, weight);
    }

    /** Each of some values. */
    static List<Weighed> all(List<Value> values, Operands operands) throws Unevaluable {
        List<Weighed> weighed = new ArrayList<>();
        for (Value value : values) {
            operands.spend(1);
            weighed.add(of(value, operands));
        }
        return weighed;
    }

    /** The other, cast to the type of this, is the same. */
    boolean equalTo(Weighed right, Operands operands) throws Unevaluable {
        operands.spend(1 + cost(right));
        return value.equalTo(right.value);
    }

    private long cost(Weighed right) {
        return value.getClass() == right.value.getClass()
                ? Math.min(weight, right.weight)
                : Math.min(CAST, Math.max(weight, right.weight));
    }
}
