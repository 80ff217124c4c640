package dev.gatehouse.expression;

/** A value that the expression itself writes. */
record Literal(Value value) implements Node {

    @Override
    public Step evaluate(Scope scope) {
        return Step.of(this, value);
    }

    @Override
    public String text() {
        return value.literal();
    }
}
