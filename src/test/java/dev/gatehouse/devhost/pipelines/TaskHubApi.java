package dev.gatehouse.devhost.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.devhost.pipelines.Journal.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls on a task hub: the plan, its logs and its timeline. Events are in {@link EventsApi}. */
final class TaskHubApi implements Api {

    private static final String PLAN = "distributedtask/hubs/*/plans/*";

    private final World world;

    TaskHubApi(World world) {
        this.world = world;
    }

    @Override
    public Optional<ApiAnswer> answer(ApiRequest request, WaitingTask caller) {
        if (request.is("GET", PLAN)) {
            return Optional.of(ApiAnswer.json(json(plan(world, request, caller))));
        }
        if (request.is("POST", PLAN + "/logs")) {
            return Optional.of(createLog(open(request, caller), request));
        }
        if (request.is("POST", PLAN + "/logs/*")) {
            return Optional.of(appendToLog(open(request, caller), request));
        }
        if (request.is("GET", PLAN + "/timelines/*/records")) {
            return Optional.of(ApiAnswer.list(
                    timeline(plan(world, request, caller), request).records()));
        }
        if (request.is("PATCH", PLAN + "/timelines/*/records")) {
            return Optional.of(updateRecords(timeline(open(request, caller), request), request));
        }
        if (request.is("POST", PLAN + "/timelines/*/records/*/feed")) {
            return Optional.of(feed(timeline(open(request, caller), request), request));
        }
        return Optional.empty();
    }

    /** The plan that a call names, where it is in the hub and project of the path and the caller's. */
    static PlanRun plan(World world, ApiRequest request, WaitingTask caller) {
        String planId = request.path().get(4);
        PlanRun plan = world.planOf(request.guid(4))
                .filter(found -> found.hub().equalsIgnoreCase(request.path().get(2)))
                .filter(found -> found.projectId().toString().equalsIgnoreCase(request.project()))
                .orElseThrow(() -> ApiFault.noPlan(planId));
        if (!plan.tasks().contains(caller)) {
            throw ApiFault.notAllowed(planId);
        }
        return plan;
    }

    private PlanRun open(ApiRequest request, WaitingTask caller) {
        PlanRun plan = plan(world, request, caller);
        if (plan.isOver()) {
            throw ApiFault.noPlan(plan.planId().toString());
        }
        return plan;
    }

    private static PlanRun timeline(PlanRun plan, ApiRequest request) {
        if (!plan.timelineId().equals(request.guid(6))) {
            throw ApiFault.notFound(
                    "TimelineNotFoundException",
                    "No timeline found for plan " + plan.planId() + " with identifier "
                            + request.path().get(6) + ".");
        }
        return plan;
    }

    private static ObjectNode json(PlanRun plan) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("scopeIdentifier", plan.projectId().toString())
                .put("planType", plan.hub())
                .put("version", plan.version())
                .put("planId", plan.planId().toString())
                .put("state", plan.state())
                .putNull("result");
        json.putObject("timeline")
                .put("id", plan.timelineId().toString())
                .put("changeId", 1)
                .putNull("location");
        return json;
    }

    private ApiAnswer createLog(PlanRun plan, ApiRequest request) {
        String path = request.json().path("path").asText("");
        if (path.isBlank()) {
            throw ApiFault.badRequest("ArgumentNullException", "Value cannot be null. Parameter name: log.Path");
        }
        return ApiAnswer.json(json(plan.createLog(path, world.now())));
    }

    private ApiAnswer appendToLog(PlanRun plan, ApiRequest request) {
        String type = request.header("content-type").orElse("");
        if (!type.startsWith("application/octet-stream")) {
            throw ApiFault.badRequest(
                    "VssRequestContentTypeNotSupportedException",
                    "The request's content type '" + type + "' is not supported; use application/octet-stream.");
        }
        TaskLog log = log(plan, request.number(6));
        List<String> lines = request.body().lines().toList();
        log.append(lines);
        lines.forEach(line -> world.journal().add(Kind.LOG, plan.checkOf(log), line));
        return ApiAnswer.json(json(log));
    }

    private static TaskLog log(PlanRun plan, int id) {
        return plan.log(id)
                .orElseThrow(() ->
                        ApiFault.notFound("TaskLogNotFoundException", "No log found with identifier " + id + "."));
    }

    private static ObjectNode json(TaskLog log) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("path", log.path())
                .put("lineCount", log.lines().size())
                .put("createdOn", log.createdOn().toString())
                .put("id", log.id())
                .putNull("location");
    }

    private ApiAnswer updateRecords(PlanRun plan, ApiRequest request) {
        JsonNode updates = request.json().path("value");
        if (!updates.isArray() || updates.isEmpty()) {
            throw ApiFault.badRequest("ArgumentNullException", "Value cannot be null. Parameter name: records");
        }
        List<ObjectNode> updated = new ArrayList<>();
        for (JsonNode update : updates) {
            JsonNode logId = update.path("log").path("id");
            if (logId.isInt() && logId.intValue() != 0) {
                log(plan, logId.intValue());
            }
            updated.add(upsert(plan, update));
        }
        return ApiAnswer.list(updated);
    }

    /** Changes a record, or adds one; nulls change nothing. */
    private ObjectNode upsert(PlanRun plan, JsonNode update) {
        ObjectNode record = plan.record(ApiRequest.guid(update.path("id").asText("")));
        String before = record.path("currentOperation").asText("");
        for (var property : update.properties()) {
            if (!property.getValue().isNull() && !property.getKey().equals("id")) {
                record.set(property.getKey(), property.getValue());
            }
        }
        String after = record.path("currentOperation").asText("");
        if (!after.equals(before)) {
            world.journal().add(Kind.OPERATION, record.path("name").asText(""), after);
        }
        return record;
    }

    private ApiAnswer feed(PlanRun plan, ApiRequest request) {
        request.guid(8);
        if (!request.json().path("value").isArray()) {
            throw ApiFault.badRequest("ArgumentNullException", "Value cannot be null. Parameter name: lines");
        }
        request.json()
                .path("value")
                .forEach(line -> world.journal()
                        .add(Kind.CALL, "", "live line of plan " + plan.planId() + ": " + line.asText()));
        return ApiAnswer.empty();
    }
}
