package dev.gatehouse.condition;

/** What the parts of a definition share while it is read. */
final class Reading {

    /** Conditions in a definition, combinations included. */
    static final int MOST_CONDITIONS = 200;

    private final Problems problems;
    private int conditions;

    Reading(Problems problems) {
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    /** Counts a condition; false, and a problem at the first, for those that are too many. */
    boolean admits(String path) {
        conditions++;
        if (conditions == MOST_CONDITIONS + 1) {
            problems.add(
                    path, "the condition number " + conditions, "write " + MOST_CONDITIONS + " conditions at most");
        }
        return conditions <= MOST_CONDITIONS;
    }
}
