package dev.gatehouse.simulation;

import java.util.Optional;

/** The first thing that went against a property. */
final class Violations {

    private Optional<Violation> first = Optional.empty();

    /**
     * A property that did not hold.
     *
     * @param property its name
     * @param sentence what was found
     */
    record Violation(String property, String sentence) {
        @Override
        public String toString() {
            return property + ": " + sentence;
        }
    }

    void add(String property, String sentence) {
        if (first.isEmpty()) {
            first = Optional.of(new Violation(property, sentence));
        }
    }

    Optional<Violation> first() {
        return first;
    }
}
