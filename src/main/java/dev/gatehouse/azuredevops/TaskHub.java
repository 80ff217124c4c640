package dev.gatehouse.azuredevops;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Fault;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The task hub's calls about the one task that waits, with the token that came for it. An empty answer of an effect means that
 * it was taken.
 */
public interface TaskHub {

    /** The plan that the delivery named. {@code GONE} when it is unknown or its session is over. */
    Answer<Plan> plan();

    /** Creates the task's log and gives its id. */
    Answer<Integer> createLog();

    /** Appends lines to the task's log. */
    Optional<Fault> appendToLog(int logId, List<String> lines);

    /**
     * Changes the task's record in the timeline.
     *
     * @param timelineId the timeline the record is in
     * @param attachLog the log that people find at the record; absent to leave it as it is
     * @param currentOperation what the run shows that the task is doing
     */
    Optional<Fault> updateRecord(UUID timelineId, Optional<Integer> attachLog, String currentOperation);

    /**
     * Whether the task waits, as far as its record in the timeline tells: the record of one that was answered is
     * {@code completed}. A task without a record waits.
     */
    Answer<Boolean> waits(UUID timelineId);

    /**
     * Sends {@code TaskCompleted}.
     *
     * @param planVersion the plan's version, which decides how old release gates name the task
     */
    Optional<Fault> complete(int planVersion, Decision.Result result);
}
