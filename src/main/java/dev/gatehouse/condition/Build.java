package dev.gatehouse.condition;

/**
 * A run of a pipeline, as the build resource describes it.
 *
 * @param id the build's id
 * @param status {@code none, inProgress, completed, cancelling, postponed} or {@code notStarted}
 * @param reason {@code manual, individualCI, batchedCI, schedule, pullRequest} and others
 * @param sourceVersion the commit it runs for; empty where the service named none
 */
public record Build(int id, String status, String reason, String sourceVersion) {

    /** Whether the run was cancelled or has ended, so that nobody waits for a decision any more. */
    public boolean isOver() {
        return status.equalsIgnoreCase("completed") || status.equalsIgnoreCase("cancelling");
    }
}
