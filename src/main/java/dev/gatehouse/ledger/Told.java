package dev.gatehouse.ledger;

import java.util.Optional;
import java.util.UUID;

/**
 * What was learned of the plan and what the people who wait have been told, so that nothing is asked or told twice.
 *
 * @param planVersion the plan's version, once it was read
 * @param timelineId where the task's record is, from the delivery or the plan
 * @param logId the check's log in Azure Pipelines, once it was created
 * @param attached whether the log is attached to the task's record
 * @param findings the findings that the log shows last, as JSON
 */
public record Told(
        Optional<Integer> planVersion,
        Optional<UUID> timelineId,
        Optional<Integer> logId,
        boolean attached,
        Optional<String> findings) {

    public static final Told NOTHING =
            new Told(Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());
}
