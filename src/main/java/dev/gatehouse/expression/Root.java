package dev.gatehouse.expression;

/** The document. */
record Root() implements Node {

    @Override
    public Step evaluate(Scope scope) {
        return Step.of(this, scope.root());
    }

    @Override
    public String text() {
        return "root";
    }
}
