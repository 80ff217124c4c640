package dev.gatehouse.ledger;

import java.util.Optional;
import java.util.UUID;

/**
 * What was learned of the plan and what the people who wait have been told, so that nothing is asked or told twice.
 *
 * @param planVersion the plan's version, once it was read
 * @param timelineId where the task's record is, from the delivery or the plan
 * @param logId the check's log in Azure Pipelines, once it was created
 * @param attached whether the log is attached to the task's record, or was refused to be
 * @param upToDate whether the log shows the findings of the last evaluation
 */
public record Told(
        Optional<Integer> planVersion,
        Optional<UUID> timelineId,
        Optional<Integer> logId,
        boolean attached,
        boolean upToDate) {

    /** The same, once the plan was read. */
    public Told withPlan(int version, UUID timelineId) {
        return new Told(Optional.of(version), Optional.of(timelineId), logId, attached, upToDate);
    }

    public Told withLog(int id) {
        return new Told(planVersion, timelineId, Optional.of(id), attached, upToDate);
    }

    public Told withLogAttached() {
        return new Told(planVersion, timelineId, logId, true, upToDate);
    }

    public Told upToDate(boolean now) {
        return new Told(planVersion, timelineId, logId, attached, now);
    }
}
