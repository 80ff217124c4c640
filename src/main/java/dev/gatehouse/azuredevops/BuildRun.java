package dev.gatehouse.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A build, which is what the API calls a run of a pipeline.
 *
 * @param status {@code none, inProgress, completed, cancelling, postponed} or {@code notStarted}
 * @param reason {@code manual, individualCI, batchedCI, schedule, pullRequest} and others
 * @param sourceVersion the commit it runs for; empty where the service named none
 * @param resource all that the service said of it, as it said it
 */
public record BuildRun(int id, String status, String reason, String sourceVersion, JsonNode resource) {}
