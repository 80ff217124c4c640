package dev.gatehouse.devhost.pipelines;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An orchestration plan with its tasks, logs and timeline records. Guarded by its world's lock. */
final class PlanRun {

    private final UUID planId;
    private final UUID projectId;
    private final UUID timelineId;
    private final String hub;
    private final int version;
    private final boolean closesWithDecision;
    private final List<WaitingTask> tasks = new ArrayList<>();
    private final List<TaskLog> logs = new ArrayList<>();
    private final Map<UUID, ObjectNode> records = new LinkedHashMap<>();
    private String state;

    PlanRun(
            UUID planId,
            UUID projectId,
            UUID timelineId,
            String hub,
            int version,
            String state,
            boolean closesWithDecision) {
        this.planId = planId;
        this.projectId = projectId;
        this.timelineId = timelineId;
        this.hub = hub;
        this.version = version;
        this.state = state;
        this.closesWithDecision = closesWithDecision;
    }

    UUID planId() {
        return planId;
    }

    UUID projectId() {
        return projectId;
    }

    UUID timelineId() {
        return timelineId;
    }

    String hub() {
        return hub;
    }

    int version() {
        return version;
    }

    String state() {
        return state;
    }

    boolean isOver() {
        return state.equals("completed");
    }

    void move(String newState) {
        this.state = newState;
    }

    List<WaitingTask> tasks() {
        return tasks;
    }

    Optional<WaitingTask> task(UUID instanceId) {
        return tasks.stream()
                .filter(task -> task.instanceId().equals(instanceId))
                .findFirst();
    }

    /** Adds a task that waits, with its record in the timeline. */
    void add(WaitingTask task) {
        tasks.add(task);
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("id", task.instanceId().toString())
                .put("parentId", task.jobId().toString())
                .put("type", "Task")
                .put("name", task.check())
                .put("state", "inProgress");
        records.put(task.instanceId(), record);
    }

    /** Makes a task wait again: its check is evaluated anew. */
    void reopen(WaitingTask task) {
        task.reopen();
        record(task.instanceId()).put("state", "inProgress").remove("result");
    }

    /** Completes the plan when nobody waits any more, unless it is to stay open. */
    void closeIfDone() {
        if (closesWithDecision && tasks.stream().noneMatch(WaitingTask::isWaiting)) {
            state = "completed";
        }
    }

    TaskLog createLog(String path, Instant now) {
        TaskLog log = new TaskLog(logs.size() + 1, path, now);
        logs.add(log);
        return log;
    }

    List<TaskLog> logs() {
        return logs;
    }

    Optional<TaskLog> log(int id) {
        return logs.stream().filter(log -> log.id() == id).findFirst();
    }

    List<ObjectNode> records() {
        return List.copyOf(records.values());
    }

    /** The record with that id, a new one if there is none. */
    ObjectNode record(UUID id) {
        return records.computeIfAbsent(
                id, newId -> JsonNodeFactory.instance.objectNode().put("id", newId.toString()));
    }

    /** Whose log it is: the check whose task instance the path names. */
    String checkOf(TaskLog log) {
        return tasks.stream()
                .filter(task -> isOf(log, task))
                .map(WaitingTask::check)
                .findFirst()
                .orElse("");
    }

    private static boolean isOf(TaskLog log, WaitingTask task) {
        return log.path().endsWith(task.instanceId().toString());
    }

    /** Whether a task's record has a log of that task attached, so that people find it. */
    boolean showsLogOf(WaitingTask task) {
        int attached = record(task.instanceId()).path("log").path("id").asInt();
        return log(attached).filter(log -> isOf(log, task)).isPresent();
    }

    /** What a task's record says at last; empty where it says nothing. */
    String operationOf(WaitingTask task) {
        return record(task.instanceId()).path("currentOperation").asText("");
    }
}
