package dev.gatehouse.expression;

/** Functions of truth values, and the choice of the first that says something. */
final class Logic {

    private Logic() {}

    static Value and(Operands operands) throws Unevaluable {
        for (int i = 0; i < operands.count(); i++) {
            if (!operands.value(i).truth()) {
                return TruthValue.FALSE;
            }
        }
        return TruthValue.TRUE;
    }

    static Value or(Operands operands) throws Unevaluable {
        for (int i = 0; i < operands.count(); i++) {
            if (operands.value(i).truth()) {
                return TruthValue.TRUE;
            }
        }
        return TruthValue.FALSE;
    }

    static Value not(Operands operands) throws Unevaluable {
        return TruthValue.of(!operands.value(0).truth());
    }

    static Value xor(Operands operands) throws Unevaluable {
        return TruthValue.of(operands.value(0).truth() != operands.value(1).truth());
    }

    static Value coalesce(Operands operands) throws Unevaluable {
        for (int i = 0; i < operands.count(); i++) {
            Value value = operands.value(i);
            if (!value.isNothing()) {
                return value;
            }
        }
        return NullValue.NULL;
    }
}
