package dev.gatehouse.simulation;

import dev.gatehouse.azuredevops.Plan;
import dev.gatehouse.azuredevops.TaskHub;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Fault;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A task hub that only says that a decision was taken. */
final class TellsNobody implements TaskHub {

    private final TaskHub hub;

    TellsNobody(TaskHub hub) {
        this.hub = hub;
    }

    @Override
    public Answer<Plan> plan() {
        return hub.plan();
    }

    @Override
    public Answer<Integer> createLog() {
        return hub.createLog();
    }

    @Override
    public Optional<Fault> appendToLog(int logId, List<String> lines) {
        return hub.appendToLog(logId, lines);
    }

    @Override
    public Optional<Fault> updateRecord(UUID timelineId, Optional<Integer> attachLog, String currentOperation) {
        return hub.updateRecord(timelineId, attachLog, currentOperation);
    }

    @Override
    public Answer<Boolean> waits(UUID timelineId) {
        return hub.waits(timelineId);
    }

    @Override
    public Optional<Fault> complete(int planVersion, Decision.Result result) {
        return Optional.empty();
    }
}
