package dev.gatehouse.condition;

import java.util.Optional;
import java.util.UUID;

/**
 * One record of a run's timeline.
 *
 * @param type {@code Stage, Phase, Job, Task, Checkpoint} and others
 * @param name the name shown in the run
 * @param state {@code pending, inProgress} or {@code completed}
 * @param result {@code succeeded, succeededWithIssues, failed, canceled, skipped, abandoned}; absent until completed
 * @param taskId the id of the task's definition, for a record that runs one
 * @param taskName the name of the task's definition, such as {@code CmdLine}
 */
public record TimelineRecord(
        UUID id,
        Optional<UUID> parentId,
        String type,
        String name,
        String state,
        Optional<String> result,
        Optional<UUID> taskId,
        Optional<String> taskName) {}
