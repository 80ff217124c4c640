package dev.gatehouse.benchmark;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a program has measured, in what it printed: a name and a value a line, among lines that say other things.
 *
 * @param byName the values
 */
record MeasuredValues(Map<String, Double> byName) {

    private static final String LINE = "measured ";

    MeasuredValues {
        byName = Map.copyOf(byName);
    }

    static void print(Enum<?> name, double value) {
        System.out.println(LINE + name.name() + "=" + value);
    }

    static MeasuredValues in(String output) {
        return new MeasuredValues(output.lines()
                .filter(line -> line.startsWith(LINE))
                .map(line -> line.substring(LINE.length()).split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Double.valueOf(parts[1]))));
    }

    /** @throws IllegalStateException where it was not printed */
    double get(Enum<?> name) {
        Double value = byName.get(name.name());
        if (value == null) {
            throw new IllegalStateException("the program did not measure " + name + ": " + byName);
        }
        return value;
    }
}
