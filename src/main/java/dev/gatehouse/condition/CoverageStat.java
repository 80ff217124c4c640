package dev.gatehouse.condition;

/**
 * How much of one kind of things the tests of a run covered.
 *
 * @param label what was counted, as the publisher called it: {@code Lines}, {@code Branches}, {@code Blocks} and others
 * @param total how many there are; 0 where nothing was counted
 */
public record CoverageStat(String label, long covered, long total) {

    public CoverageStat {
        if (label.isBlank() || covered < 0 || covered > total) {
            throw new IllegalArgumentException("no coverage: " + covered + " of " + total + " " + label);
        }
    }
}
