package dev.gatehouse.ledger;

import java.util.Optional;
import java.util.UUID;

/**
 * What was learned of the plan and what the people who wait have been told, so that nothing is asked or told twice.
 *
 * @param planVersion the plan's version, once it was read
 * @param timelineId where the task's record is, from the delivery or the plan
 * @param logId the check's log in Azure Pipelines, once it was created
 * @param opened whether the log has its first lines
 * @param attached whether the log is attached to the task's record
 * @param atRecord whether the record shows the log and what the check is doing, or was refused to
 * @param upToDate whether the log shows the findings of the last evaluation, or was refused to
 */
public record Told(
        Optional<Integer> planVersion,
        Optional<UUID> timelineId,
        Optional<Integer> logId,
        boolean opened,
        boolean attached,
        boolean atRecord,
        boolean upToDate) {

    /** The same, once the plan was read. */
    public Told withPlan(int version, UUID timelineId) {
        return new Told(Optional.of(version), Optional.of(timelineId), logId, opened, attached, atRecord, upToDate);
    }

    /** Whether the delivery has proved itself: the plan that it names was read with the token that it brought. */
    public boolean isProven() {
        return planVersion.isPresent();
    }

    public Told withLog(int id) {
        return new Told(planVersion, timelineId, Optional.of(id), opened, attached, atRecord, upToDate);
    }

    /** The same, once the record shows the log and what the check is doing. */
    public Told shownAtRecord() {
        return new Told(planVersion, timelineId, logId, opened, true, true, upToDate);
    }

    /**
     * The same, where the record does not show what the check is doing.
     *
     * @param givenUp whether it never will: changing it was refused
     */
    public Told notShownAtRecord(boolean givenUp) {
        return new Told(planVersion, timelineId, logId, opened, attached, givenUp, upToDate);
    }

    /** The same, once the log shows the findings of the last evaluation; its first lines are then written too. */
    public Told shown() {
        return new Told(planVersion, timelineId, logId, true, attached, atRecord, true);
    }

    /**
     * The same, where the log does not show the findings of the last evaluation.
     *
     * @param givenUp whether it never will: writing it was refused
     */
    public Told notShown(boolean givenUp) {
        return new Told(planVersion, timelineId, logId, opened, attached, atRecord, givenUp);
    }
}
