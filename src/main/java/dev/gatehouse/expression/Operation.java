package dev.gatehouse.expression;

/** What a part of an expression does with its operands; asks only for those that it needs. */
@FunctionalInterface
interface Operation {

    Value apply(Operands operands) throws Unevaluable;
}
