package dev.gatehouse.expression;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/** Nothing: {@code null}, or a key that is not there. */
enum NullValue implements Value {
    NULL;

    @Override
    public boolean truth() {
        return false;
    }

    @Override
    public boolean equalTo(Value right) {
        return right.isNothing();
    }

    @Override
    public Optional<BigDecimal> number() {
        return Optional.of(BigDecimal.ZERO);
    }

    @Override
    public Optional<String> text() {
        return Optional.of("");
    }

    @Override
    public Optional<String> ordered() {
        return Optional.of("number");
    }

    @Override
    public OptionalInt order(Value right) {
        return new NumberValue(BigDecimal.ZERO).order(right);
    }

    @Override
    public boolean isNothing() {
        return true;
    }

    @Override
    public String shown() {
        return "null";
    }
}
