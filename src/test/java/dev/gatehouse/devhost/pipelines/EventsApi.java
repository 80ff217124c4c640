package dev.gatehouse.devhost.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.devhost.pipelines.Journal.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The events of a task hub: a decision is taken once, from the task that waits for it. */
final class EventsApi implements Api {

    private static final UUID EMPTY = new UUID(0, 0);
    private static final int LAST_OLD_GATES_VERSION = 12;

    private final World world;
    private final Predicate<WaitingTask> comesAgain;

    /**
     * Takes events.
     *
     * @param comesAgain is told of a decided task, and says whether more is to be delivered in its plan
     */
    EventsApi(World world, Predicate<WaitingTask> comesAgain) {
        this.world = world;
        this.comesAgain = comesAgain;
    }

    @Override
    public Optional<ApiAnswer> answer(ApiRequest request, WaitingTask caller) {
        return request.is("POST", "distributedtask/hubs/*/plans/*/events")
                ? Optional.of(take(TaskHubApi.plan(world, request, caller), caller, request.json()))
                : Optional.empty();
    }

    private ApiAnswer take(PlanRun plan, WaitingTask caller, JsonNode event) {
        String planId = plan.planId().toString();
        if (plan.isOver()) {
            throw nobodyWaits(planId, caller, event);
        }
        String name = event.path("name").asText("");
        if (!List.of("TaskAssigned", "TaskStarted", "TaskCompleted").contains(name)) {
            throw ApiFault.badRequest("VssPropertyValidationException", "Unknown event '" + name + "'.");
        }
        WaitingTask task = waitingTask(plan, event);
        if (!name.equals("TaskCompleted")) {
            world.journal().add(Kind.EVENT, task.check(), name);
            return ApiAnswer.empty();
        }
        String result = event.path("result").asText("").toLowerCase(Locale.ROOT);
        if (!result.equals("succeeded") && !result.equals("failed")) {
            throw ApiFault.badRequest(
                    "VssPropertyValidationException", "The result '" + result + "' is neither succeeded nor failed.");
        }
        if (!task.isWaiting()) {
            throw nobodyWaits(planId, caller, event);
        }
        task.take(new WaitingTask.Taken(world.now(), result));
        plan.record(task.instanceId()).put("state", "completed").put("result", result);
        world.journal().add(Kind.EVENT, task.check(), "TaskCompleted " + result);
        if (!comesAgain.test(task)) {
            plan.closeIfDone();
        }
        return ApiAnswer.empty();
    }

    private ApiFault nobodyWaits(String planId, WaitingTask caller, JsonNode event) {
        String told = event.path("name").asText("") + " " + event.path("result").asText("");
        world.journal().add(Kind.EVENT, caller.check(), told.strip() + ", for which nobody waits");
        return ApiFault.noSession(planId);
    }

    /** The task that an event names; old release gates name it in the place of the job. */
    private static WaitingTask waitingTask(PlanRun plan, JsonNode event) {
        UUID jobId = ApiRequest.guid(event.path("jobId").asText(""));
        UUID taskId = ApiRequest.guid(event.path("taskId").asText(""));
        boolean oldGates = plan.hub().equalsIgnoreCase("gates") && plan.version() <= LAST_OLD_GATES_VERSION;
        Optional<WaitingTask> task = oldGates
                ? plan.task(jobId).filter(found -> taskId.equals(EMPTY))
                : plan.task(taskId).filter(found -> found.jobId().equals(jobId));
        return task.orElseThrow(() -> ApiFault.notFound(
                "TaskOrchestrationJobNotFoundException",
                "No job found with identifier " + jobId + " and task " + taskId + " in plan " + plan.planId() + "."));
    }
}
