package dev.gatehouse.expression;

/** What arithmetic left without a result, which no JSON text can hold: equal to nothing, and no cast of it is possible. */
record NotANumber(String shown) implements Value {

    @Override
    public boolean truth() {
        return false;
    }

    @Override
    public boolean equalTo(Value right) {
        return false;
    }
}
