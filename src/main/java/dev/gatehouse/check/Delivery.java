package dev.gatehouse.check;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * What Azure Pipelines sent: which task of which plan waits, and where its answer goes. The job token travels apart from it.
 *
 * @param planUrl the collection that the calls back go to, an http or https URL without a trailing slash
 * @param projectId {@code ProjectId}
 * @param hub {@code HubName}
 * @param planId {@code PlanId}, the orchestration plan of the stage's checkpoint
 * @param jobId {@code JobId}
 * @param timelineId {@code TimelineId}, which the documented minimum of headers lacks
 * @param taskInstanceId {@code TaskInstanceId}, the task that waits for {@code TaskCompleted}
 * @param variables all other headers that were configured
 */
public record Delivery(
        URI planUrl,
        UUID projectId,
        Hub hub,
        UUID planId,
        UUID jobId,
        Optional<UUID> timelineId,
        UUID taskInstanceId,
        Variables variables) {

    public Delivery {
        if (planUrl.getHost() == null || planUrl.toString().endsWith("/")) {
            throw new IllegalArgumentException("not the URL of a collection without a trailing slash: " + planUrl);
        }
    }
}
