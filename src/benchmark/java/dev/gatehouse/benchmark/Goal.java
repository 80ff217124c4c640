package dev.gatehouse.benchmark;

import java.util.Locale;

/**
 * What a value has to be.
 *
 * @param isLeast whether it has to be at least, rather than at most, the limit
 */
record Goal(boolean isLeast, double limit) {

    static Goal atLeast(double limit) {
        return new Goal(true, limit);
    }

    static Goal atMost(double limit) {
        return new Goal(false, limit);
    }

    boolean isMetBy(double value) {
        return isLeast ? value >= limit : value <= limit;
    }

    String shown() {
        return String.format(Locale.ROOT, "at %s %s", isLeast ? "least" : "most", Row.number(limit));
    }
}
