package dev.gatehouse.azuredevops;

import java.util.Optional;
import java.util.UUID;

/**
 * A record of a build's timeline.
 *
 * @param type {@code Stage, Phase, Job, Task, Checkpoint} and others
 * @param name the name shown in the run; empty where it has none
 * @param state {@code pending, inProgress} or {@code completed}
 * @param result {@code succeeded, succeededWithIssues, failed, canceled, skipped, abandoned}; absent until completed
 * @param taskId the id of the task's definition, for a record that runs one
 * @param taskName the name of the task's definition
 * @param identifier the name that the pipeline's YAML gives a stage or job
 */
public record RunRecord(
        UUID id,
        Optional<UUID> parentId,
        String type,
        String name,
        String state,
        Optional<String> result,
        Optional<UUID> taskId,
        Optional<String> taskName,
        Optional<String> identifier) {}
