package dev.gatehouse.benchmark;

import java.util.Locale;
import java.util.Optional;

/**
 * One value that was measured.
 *
 * @param what what it is of, in a few words
 * @param unit such as {@code ms} or {@code calls}
 * @param goal what it has to be, where something was promised
 */
record Row(String what, double value, String unit, Optional<Goal> goal) {

    private static final double FEW = 100;

    static Row of(String what, double value, String unit) {
        return new Row(what, value, unit, Optional.empty());
    }

    static Row of(String what, double value, String unit, Goal goal) {
        return new Row(what, value, unit, Optional.of(goal));
    }

    /** As many digits as anybody reads. */
    static String number(double value) {
        return value == Math.rint(value) || Math.abs(value) >= FEW
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
