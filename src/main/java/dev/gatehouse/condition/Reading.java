package dev.gatehouse.condition;

import dev.gatehouse.check.Limits;

/** What the parts of a definition share while it is read. */
final class Reading {

    private final Problems problems;
    private int conditions;
    private int notes;

    Reading(Problems problems) {
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    /** Counts a condition that keeps a note; a problem at the first that is too many. */
    void keepsNote(String path) {
        notes++;
        if (notes == Limits.NOTES + 1) {
            problems.add(
                    path,
                    "the condition number " + notes + " of http, serviceNow, metric and externalEvent",
                    "write " + Limits.NOTES
                            + " of these at most: each keeps something from one evaluation to the next");
        }
    }

    /** Counts a condition; false, and a problem at the first, for those that are too many. */
    boolean admits(String path) {
        conditions++;
        if (conditions == Limits.CONDITIONS + 1) {
            problems.add(
                    path, "the condition number " + conditions, "write " + Limits.CONDITIONS + " conditions at most");
        }
        return conditions <= Limits.CONDITIONS;
    }
}
