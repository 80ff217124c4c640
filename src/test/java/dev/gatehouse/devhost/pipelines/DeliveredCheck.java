package dev.gatehouse.devhost.pipelines;

import dev.gatehouse.devhost.scenario.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What became of a check, as Azure Pipelines knows it.
 *
 * @param check its name in the scenario
 * @param planId its plan
 * @param tasks the task instances that it was delivered with
 * @param answers how its deliveries were answered, in order
 * @param waits whether Azure Pipelines waits for a decision
 * @param decisions the decisions that were taken, in order
 * @param log the lines of its logs
 * @param logs how many logs it has
 * @param attached whether a log of its own is attached to the timeline's record of each of its tasks
 * @param operation the current operation of its last task's record; empty where nothing was told
 */
public record DeliveredCheck(
        String check,
        UUID planId,
        List<UUID> tasks,
        List<Reply> answers,
        boolean waits,
        List<WaitingTask.Taken> decisions,
        List<String> log,
        int logs,
        boolean attached,
        String operation) {

    /**
     * How a delivery was answered.
     *
     * @param status the HTTP status; 0 when there was no answer
     * @param problems the headers and JSON paths that a problem document names
     */
    public record Reply(int status, List<String> problems) {}

    /** A delivery that was made. */
    record Attempt(Scenario.Delivery delivery, int round, WaitingTask task, Instant at, FunctionCaller.Answer answer) {}
}
