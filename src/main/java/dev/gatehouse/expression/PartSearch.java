package dev.gatehouse.expression;

import java.util.function.IntUnaryOperator;

/**
 * Looks for one text in others. Takes as long as both are together, whatever they hold (Knuth, Morris, Pratt).
 *
 * <p>What is looked for has a character at least.
 */
final class PartSearch {

    private final String part;
    private final IntUnaryOperator folding;
    private final int[] borders;

    private PartSearch(String part, IntUnaryOperator folding) {
        this.part = part;
        this.folding = folding;
        this.borders = new int[part.length()];
        for (int i = 1; i < part.length(); i++) {
            borders[i] = matchedAfter(folded(part, i), borders[i - 1]);
        }
    }

    /** With regard to case. */
    static PartSearch exactly(String part) {
        return new PartSearch(part, IntUnaryOperator.identity());
    }

    /** Without regard to case, the same for every language. */
    static PartSearch ignoringCase(String part) {
        return new PartSearch(part, Character::toUpperCase);
    }

    /** Where the part begins for the first time at or after a place; negative where it does not. */
    int in(String text, int from) {
        int matched = 0;
        for (int i = from; i < text.length(); i++) {
            matched = matchedAfter(folded(text, i), matched);
            if (matched == part.length()) {
                return i + 1 - matched;
            }
        }
        return -1;
    }

    /** The borders say for each beginning of the part how long the longest is that it begins and ends with. */
    private int matchedAfter(int next, int matched) {
        int length = matched;
        while (length > 0 && folded(part, length) != next) {
            length = borders[length - 1];
        }
        return folded(part, length) == next ? length + 1 : length;
    }

    private int folded(String text, int at) {
        return folding.applyAsInt(text.charAt(at));
    }
}
