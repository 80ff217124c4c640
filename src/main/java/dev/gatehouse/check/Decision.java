package dev.gatehouse.check;

import java.util.Locale;

/**
 * What Azure Pipelines is told, once and for all.
 *
 * @param result whether the stage may go on
 * @param reason why, in words a pipeline's author understands
 */
public record Decision(Result result, String reason) {

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
}
