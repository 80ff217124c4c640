package dev.gatehouse.expression;

/** A part of an expression, which evaluates itself. */
sealed interface Node permits Literal, Root, Access, Wildcard, Call {

    Step evaluate(Scope scope);

    /** As the language writes it, on one line; reading it gives an equal part. */
    String text();

    /** Whether it says nothing but how conditions are combined. */
    default boolean isCombination() {
        return false;
    }
}
