package dev.gatehouse.expression;

/** Bounds what one evaluation makes and looks at, so that no expression fills the memory or keeps a processor busy. */
final class Budget {

    /** Characters of texts that are made, comparisons in loops, and steps of JSON paths, all together. */
    static final int UNITS = 4_000_000;

    /** What an element of a list that is made costs. */
    static final int ELEMENT = 16;

    private long left = UNITS;

    /** Units that are left; not negative. */
    long left() {
        return Math.max(left, 0);
    }

    /** Takes from the budget; false where it is used up. */
    boolean spend(long units) {
        left = Math.max(left - units, -1);
        return left >= 0;
    }
}
