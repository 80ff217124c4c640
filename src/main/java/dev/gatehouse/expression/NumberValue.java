package dev.gatehouse.expression;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/** An exact decimal number. What is done with it takes as long as its digits are many, however far its exponent. */
record NumberValue(BigDecimal value) implements Value {

    /** Beyond so many places before or behind the point a number is written with an exponent. */
    private static final int PLAIN_PLACES = 100;

    NumberValue {
        value = value.signum() == 0 ? BigDecimal.ZERO : withoutZeros(value);
    }

    @Override
    public boolean truth() {
        return value.signum() != 0;
    }

    @Override
    public boolean equalTo(Value right) {
        return right.number().filter(other -> value.compareTo(other) == 0).isPresent();
    }

    @Override
    public Optional<BigDecimal> number() {
        return Optional.of(value);
    }

    @Override
    public Optional<String> text() {
        return Optional.of(written());
    }

    @Override
    public Optional<VersionValue> version() {
        return VersionValue.read(written());
    }

    @Override
    public Optional<String> ordered() {
        return Optional.of("number");
    }

    @Override
    public OptionalInt order(Value right) {
        return right.number()
                .map(other -> OptionalInt.of(value.compareTo(other)))
                .orElse(OptionalInt.empty());
    }

    @Override
    public long weight(long most) {
        return value.precision() / Weighed.CHARACTERS;
    }

    @Override
    public String shown() {
        return Shown.cut(written(), 40);
    }

    @Override
    public String literal() {
        return written();
    }

    /** Each zero that goes makes the exponent larger by one, and the largest exponents have no larger ones. */
    private static BigDecimal withoutZeros(BigDecimal value) {
        boolean isFar = value.scale() < Integer.MIN_VALUE + value.precision();
        return isFar ? value : value.stripTrailingZeros();
    }

    /** Without separators of thousands and without zeros at the end. */
    String written() {
        return Math.abs((long) value.scale()) <= PLAIN_PLACES ? value.toPlainString() : value.toString();
    }
}
