package dev.gatehouse.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A version of two to four numbers. One that lacks a number is less than one that has it: 1.2 is before 1.2.0, as in Azure
 * Pipelines.
 */
record VersionValue(List<Integer> numbers) implements Value {

    private static final int LEAST = 2;
    private static final int MOST = 4;
    private static final int LONGEST = MOST * 11;

    VersionValue {
        numbers = List.copyOf(numbers);
        if (numbers.size() < LEAST || numbers.size() > MOST) {
            throw new IllegalArgumentException("a version has two to four numbers");
        }
    }

    /** A version as it is written, such as {@code 1.2.3}. */
    static Optional<VersionValue> read(String text) {
        String written = text.strip();
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        List<Integer> numbers = new ArrayList<>();
        for (String number : written.split("\\.", -1)) {
            OptionalInt read = Numbers.natural(number);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            numbers.add(read.getAsInt());
        }
        return numbers.size() < LEAST || numbers.size() > MOST
                ? Optional.empty()
                : Optional.of(new VersionValue(numbers));
    }

    @Override
    public boolean truth() {
        return true;
    }

    @Override
    public boolean equalTo(Value right) {
        return right.version().filter(this::equals).isPresent();
    }

    @Override
    public Optional<String> text() {
        return Optional.of(shown());
    }

    @Override
    public Optional<VersionValue> version() {
        return Optional.of(this);
    }

    @Override
    public Optional<String> ordered() {
        return Optional.of("version");
    }

    @Override
    public OptionalInt order(Value right) {
        return right.version().map(other -> OptionalInt.of(compare(other))).orElse(OptionalInt.empty());
    }

    @Override
    public String shown() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    private int compare(VersionValue other) {
        for (int i = 0; i < Math.min(numbers.size(), other.numbers.size()); i++) {
            int order = Integer.compare(numbers.get(i), other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(numbers.size(), other.numbers.size());
    }
}
