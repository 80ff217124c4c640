package dev.gatehouse.azuredevops;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A task hub that remembers what it was told, and fails when a test says so. */
public final class FakeTaskHub implements TaskHub {

    private final List<String> calls = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final List<String> operations = new ArrayList<>();
    private final List<Decision.Result> completed = new ArrayList<>();
    private final List<Integer> planVersions = new ArrayList<>();
    private final List<Integer> attached = new ArrayList<>();
    private final Map<String, Deque<Fault>> faults = new TreeMap<>();
    private Plan plan = new Plan(13, "inProgress", Optional.empty());
    private boolean waits = true;
    private int logs;

    /** The next call of this name fails; several faults fail several calls, one after the other. */
    public FakeTaskHub fail(String call, Fault... with) {
        faults.computeIfAbsent(call, name -> new ArrayDeque<>()).addAll(List.of(with));
        return this;
    }

    /** The next call of this name fails with this, before all other faults. */
    public FakeTaskHub failFirst(String call, Fault with) {
        faults.computeIfAbsent(call, name -> new ArrayDeque<>()).addFirst(with);
        return this;
    }

    public FakeTaskHub plan(Plan answer) {
        plan = answer;
        return this;
    }

    /** The task's record is completed from now on. */
    public FakeTaskHub answered() {
        waits = false;
        return this;
    }

    /** The names of all calls, in their order. */
    public List<String> calls() {
        return calls;
    }

    /** The lines of the log. */
    public List<String> log() {
        return log;
    }

    public List<String> operations() {
        return operations;
    }

    /** The results that were taken. */
    public List<Decision.Result> completed() {
        return completed;
    }

    /** The versions of the plan that the results were sent for. */
    public List<Integer> planVersions() {
        return planVersions;
    }

    /** The logs that were attached to the record. */
    public List<Integer> attached() {
        return attached;
    }

    @Override
    public Answer<Plan> plan() {
        return call("plan").<Answer<Plan>>map(Answer::failed).orElseGet(() -> Answer.given(plan));
    }

    @Override
    public Answer<Integer> createLog() {
        return call("createLog").<Answer<Integer>>map(Answer::failed).orElseGet(() -> Answer.given(++logs));
    }

    @Override
    public Optional<Fault> appendToLog(int logId, List<String> lines) {
        Optional<Fault> fault = call("appendToLog");
        if (fault.isEmpty()) {
            log.addAll(lines);
        }
        return fault;
    }

    @Override
    public Optional<Fault> updateRecord(UUID timelineId, Optional<Integer> attachLog, String currentOperation) {
        Optional<Fault> fault = call("updateRecord");
        if (fault.isEmpty()) {
            attachLog.ifPresent(attached::add);
            operations.add(currentOperation);
        }
        return fault;
    }

    @Override
    public Answer<Boolean> waits(UUID timelineId) {
        return call("waits").<Answer<Boolean>>map(Answer::failed).orElseGet(() -> Answer.given(waits));
    }

    @Override
    public Optional<Fault> complete(int planVersion, Decision.Result result) {
        Optional<Fault> fault = call("complete");
        if (fault.isEmpty()) {
            completed.add(result);
            planVersions.add(planVersion);
        }
        return fault;
    }

    private Optional<Fault> call(String name) {
        calls.add(name);
        Deque<Fault> waiting = faults.get(name);
        return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.poll());
    }
}
