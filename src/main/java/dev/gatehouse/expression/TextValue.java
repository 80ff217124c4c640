package dev.gatehouse.expression;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** A text. One that is a date with a time of day is compared as such. */
record TextValue(String value) implements Value {

    @Override
    public boolean truth() {
        return !value.isEmpty();
    }

    @Override
    public boolean equalTo(Value right) {
        Optional<String> other = right.text();
        if (other.isEmpty()) {
            return false;
        }
        if (IgnoringCase.compare(value, other.get()) == 0) {
            return true;
        }
        Optional<Instant> date = Dates.dateAndTime(value);
        return date.isPresent() && date.equals(Dates.castToDate(other.get()));
    }

    @Override
    public Optional<BigDecimal> number() {
        return value.isEmpty() ? Optional.of(BigDecimal.ZERO) : Numbers.cast(value);
    }

    @Override
    public Optional<String> text() {
        return Optional.of(value);
    }

    @Override
    public Optional<VersionValue> version() {
        return VersionValue.read(value);
    }

    @Override
    public Optional<String> ordered() {
        return Optional.of(Dates.dateAndTime(value).isPresent() ? "date" : "text");
    }

    @Override
    public OptionalInt order(Value right) {
        return Dates.dateAndTime(value)
                .map(date -> orderOfDates(date, right))
                .orElseGet(() -> right.text()
                        .map(other -> OptionalInt.of(IgnoringCase.compare(value, other)))
                        .orElse(OptionalInt.empty()));
    }

    @Override
    public boolean isNothing() {
        return value.isEmpty();
    }

    @Override
    public String shown() {
        return Shown.text(value);
    }

    @Override
    public String literal() {
        return "'" + value.replace("'", "''") + "'";
    }

    @Override
    public long weight(long most) {
        return value.length() / Weighed.CHARACTERS;
    }

    private static OptionalInt orderOfDates(Instant date, Value right) {
        return right.text()
                .flatMap(Dates::castToDate)
                .map(other -> OptionalInt.of(date.compareTo(other)))
                .orElse(OptionalInt.empty());
    }
}
