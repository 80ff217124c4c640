package dev.gatehouse.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.SafeText;
import dev.gatehouse.outbound.Content;
import dev.gatehouse.outbound.HttpCall;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The calls of {@code _apis/distributedtask/hubs/{hub}/plans/{plan}} about one task. What only informs people is
 * tried once and for a short time.
 */
final class HttpTaskHub implements TaskHub {

    /** The last plan version in which release gates name the job by the task. */
    private static final int LAST_OLD_GATES_PLAN = 12;

    private static final UUID EMPTY_GUID = new UUID(0, 0);
    private static final int OPERATION_LENGTH = 256;

    private final Delivery delivery;
    private final JobCalls calls;
    private final Patience patience;

    HttpTaskHub(Delivery delivery, JobCalls calls, Patience patience) {
        this.delivery = delivery;
        this.calls = calls;
        this.patience = patience;
    }

    @Override
    public Answer<Plan> plan() {
        return calls.get(
                "reading the run's plan",
                url("", ApiVersions.GENERAL),
                patience.other(),
                new JobCalls.Reading<>("a plan", HttpTaskHub::plan));
    }

    @Override
    public Answer<Integer> createLog() {
        return calls.create(
                "creating the check's log",
                url("/logs", ApiVersions.GENERAL),
                Json.object().put("path", logPath()),
                patience.status(),
                new JobCalls.Reading<>("a log", json -> Json.positive(json, "id")));
    }

    @Override
    public Optional<Fault> appendToLog(int logId, List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return calls.effect(
                "writing to the check's log",
                HttpCall.Method.POST,
                url("/logs/" + logId, ApiVersions.GENERAL),
                Content.octets(LogText.of(lines)),
                patience.status());
    }

    @Override
    public Optional<Fault> updateRecord(UUID timelineId, Optional<Integer> attachLog, String currentOperation) {
        ObjectNode task = Json.object().put("id", delivery.taskInstanceId().toString());
        attachLog.ifPresent(logId -> task.putObject("log").put("id", logId).put("path", logPath()));
        task.put("currentOperation", SafeText.line(currentOperation, OPERATION_LENGTH));
        ObjectNode records = Json.object();
        records.putArray("value").add(task);
        return calls.effect(
                "updating the check's record in the run",
                HttpCall.Method.PATCH,
                url("/timelines/" + timelineId + "/records", ApiVersions.GENERAL),
                Json.content(records.put("count", 1)),
                patience.status());
    }

    @Override
    public Answer<Boolean> waits(UUID timelineId) {
        return calls.get(
                "reading the check's record in the run",
                url("/timelines/" + timelineId + "/records", ApiVersions.GENERAL),
                patience.other(),
                new JobCalls.Reading<>("the records of a timeline", this::waits));
    }

    private Optional<Boolean> waits(JsonNode json) {
        JsonNode records = Json.withoutNulls(json.path("value"));
        return records.isArray() ? Optional.of(!isAnswered(records)) : Optional.empty();
    }

    private boolean isAnswered(JsonNode records) {
        for (JsonNode record : records) {
            boolean isOurs = Json.guid(record, "id")
                    .filter(delivery.taskInstanceId()::equals)
                    .isPresent();
            if (isOurs && record.path("state").asText().equalsIgnoreCase("completed")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Optional<Fault> complete(int planVersion, Decision.Result result) {
        boolean oldGates = delivery.hub() == Hub.GATES && planVersion <= LAST_OLD_GATES_PLAN;
        UUID taskId = oldGates ? EMPTY_GUID : delivery.taskInstanceId();
        UUID jobId = oldGates ? delivery.taskInstanceId() : delivery.jobId();
        ObjectNode event = Json.object()
                .put("name", "TaskCompleted")
                .put("taskId", taskId.toString())
                .put("jobId", jobId.toString())
                .put("result", result.word());
        return calls.effect(
                "sending the decision",
                HttpCall.Method.POST,
                url("/events", ApiVersions.EVENTS),
                Json.content(event),
                patience.other());
    }

    private static Optional<Plan> plan(JsonNode json) {
        return Json.positive(json, "version")
                .flatMap(version -> Json.text(json, "state")
                        .map(state -> new Plan(version, state, Json.guid(json.path("timeline"), "id"))));
    }

    private String logPath() {
        return "logs\\" + delivery.taskInstanceId();
    }

    private URI url(String rest, String query) {
        return Project.ofTaskHub(delivery)
                .api("distributedtask/hubs/" + delivery.hub().hubName() + "/plans/" + delivery.planId() + rest + "?"
                        + query);
    }
}
