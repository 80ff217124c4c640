package dev.gatehouse.fuzz;

import dev.gatehouse.azuredevops.Plan;
import dev.gatehouse.azuredevops.TaskHub;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Fault;
import dev.gatehouse.outbound.Content;
import dev.gatehouse.outbound.HttpCall;
import dev.gatehouse.outbound.HttpCalls;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A task hub that writes the lines of a log as they are. */
record RawLog(TaskHub real, HttpCalls calls) implements TaskHub {

    @Override
    public Optional<Fault> appendToLog(int logId, List<String> lines) {
        String text = String.join("\n", lines) + "\n";
        calls.send(new HttpCall(
                HttpCall.Method.POST,
                URI.create("https://dev.azure.com/logs/" + logId),
                Map.of(),
                Optional.empty(),
                Optional.of(Content.octets(text.getBytes(StandardCharsets.UTF_8))),
                false,
                Duration.ofSeconds(1)));
        return Optional.empty();
    }

    @Override
    public Answer<Plan> plan() {
        return real.plan();
    }

    @Override
    public Answer<Integer> createLog() {
        return real.createLog();
    }

    @Override
    public Optional<Fault> updateRecord(UUID timelineId, Optional<Integer> attachLog, String currentOperation) {
        return real.updateRecord(timelineId, attachLog, currentOperation);
    }

    @Override
    public Answer<Boolean> waits(UUID timelineId) {
        return real.waits(timelineId);
    }

    @Override
    public Optional<Fault> complete(int planVersion, Decision.Result result) {
        return real.complete(planVersion, result);
    }
}
