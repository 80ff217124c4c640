package dev.gatehouse.check;

import java.util.Locale;

/**
 * What a check came to, once and for all.
 *
 * @param verdict what the conditions came to, or whoever decided in their place
 * @param reason why, in words a pipeline's author understands
 * @param dryRun whether Azure Pipelines is told that the stage may go on, whatever the verdict
 */
public record Decision(Result verdict, String reason, boolean dryRun) {

    /** The results that {@code TaskCompleted} knows. */
    public enum Result {
        SUCCEEDED,
        FAILED;

        /** The word in {@code TaskCompleted}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Decision {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a decision needs a reason");
        }
    }

    /** A decision that is sent as it is. */
    public Decision(Result verdict, String reason) {
        this(verdict, reason, false);
    }

    /** The reason as people are told it: that of a dry run says what would have come of it. */
    public String explained() {
        return dryRun ? "dry run; this check would have " + verdict.word() + ": " + reason : reason;
    }

    /** What Azure Pipelines is told. */
    public Result result() {
        return dryRun ? Result.SUCCEEDED : verdict;
    }
}
