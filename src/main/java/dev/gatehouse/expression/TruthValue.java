package dev.gatehouse.expression;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/** True or false. */
record TruthValue(boolean truth) implements Value {

    static final TruthValue TRUE = new TruthValue(true);
    static final TruthValue FALSE = new TruthValue(false);

    static TruthValue of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    @Override
    public boolean equalTo(Value right) {
        return truth == right.truth();
    }

    @Override
    public Optional<BigDecimal> number() {
        return Optional.of(truth ? BigDecimal.ONE : BigDecimal.ZERO);
    }

    /** With a capital letter, as Azure Pipelines writes it. */
    @Override
    public Optional<String> text() {
        return Optional.of(truth ? "True" : "False");
    }

    @Override
    public Optional<String> ordered() {
        return Optional.of("truth value");
    }

    @Override
    public OptionalInt order(Value right) {
        return OptionalInt.of(Boolean.compare(truth, right.truth()));
    }

    @Override
    public boolean isCondition() {
        return true;
    }

    @Override
    public String shown() {
        return truth ? "true" : "false";
    }
}
