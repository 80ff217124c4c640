package dev.gatehouse.azuredevops;

import java.util.Optional;
import java.util.UUID;

/**
 * An orchestration plan.
 *
 * @param version the plan's version
 * @param state {@code inProgress, queued, completed} or {@code throttled}
 * @param timelineId the timeline that the plan's records are in, where the service named it
 */
public record Plan(int version, String state, Optional<UUID> timelineId) {

    /** Whether nobody waits for a decision any more. */
    public boolean isOver() {
        return state.equalsIgnoreCase("completed");
    }
}
