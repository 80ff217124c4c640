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
 * @param identifier the name that the pipeline's YAML gives a stage or job ({@code identifier} of the record); differs
 *     from the shown name where there is a {@code displayName}
 */
public record TimelineRecord(
        UUID id,
        Optional<UUID> parentId,
        String type,
        String name,
        String state,
        Optional<String> result,
        Optional<UUID> taskId,
        Optional<String> taskName,
        Optional<String> identifier) {

    /** Whether it is a record of this type, such as {@code Task}. */
    public boolean isA(String wanted) {
        return type.equalsIgnoreCase(wanted);
    }

    public boolean isCompleted() {
        return state.equalsIgnoreCase("completed");
    }
}
