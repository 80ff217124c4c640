package dev.gatehouse.simulation;

import dev.gatehouse.azuredevops.Plan;
import dev.gatehouse.azuredevops.TaskHub;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.JobToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The task hub as one handling reaches it. It takes one decision each time a task waits, and knows no other. */
final class SimulatedTaskHub implements TaskHub {

    private final World world;
    private final Caller caller;
    private final WaitingTask task;

    private final JobToken token;

    SimulatedTaskHub(World world, Caller caller, WaitingTask task, JobToken token) {
        this.world = world;
        this.caller = caller;
        this.task = task;
        this.token = token;
    }

    @Override
    public Answer<Plan> plan() {
        Answer<Plan> answer = caller.make(
                Call.HUB_PLAN,
                "plan",
                () -> authorized().<Answer<Plan>>map(Answer::failed).orElseGet(this::read),
                Answer::failed);
        world.observers().planAnswered(task, answer.fold(plan -> Optional.empty(), Optional::of));
        return answer;
    }

    @Override
    public Answer<Integer> createLog() {
        return caller.make(
                Call.HUB_STATUS,
                "create log",
                () -> authorized().<Answer<Integer>>map(Answer::failed).orElseGet(() -> Answer.given(1)),
                Answer::failed);
    }

    @Override
    public Optional<Fault> appendToLog(int logId, List<String> lines) {
        return effect(Call.HUB_STATUS, "append to log", this::authorized);
    }

    @Override
    public Optional<Fault> updateRecord(UUID timelineId, Optional<Integer> attachLog, String currentOperation) {
        return effect(Call.HUB_STATUS, "update record", this::authorized);
    }

    @Override
    public Answer<Boolean> waits(UUID timelineId) {
        return caller.make(
                Call.HUB_PLAN,
                "record",
                () -> authorized().<Answer<Boolean>>map(Answer::failed).orElseGet(() -> Answer.given(isWaiting())),
                Answer::failed);
    }

    private boolean isWaiting() {
        return !task.isCancelled(now()) && task.round().answeredAt().isEmpty();
    }

    @Override
    public Optional<Fault> complete(int planVersion, Decision.Result result) {
        int run = caller.run();
        Optional<Fault> fault = effect(
                Call.HUB_COMPLETE, "TaskCompleted " + result, () -> authorized().or(() -> take(result, run)));
        world.observers().attempted(task, fault);
        return fault;
    }

    private Answer<Plan> read() {
        boolean isOver = task.isCancelled(now()) && !isBuildSeenFirst();
        if (isOver && isGoneWhenOver()) {
            world.reached(Landmark.PLAN_GONE);
            return Answer.failed(Fault.gone("simulated: the plan is not there any more"));
        }
        return Answer.given(new Plan(13, isOver ? "completed" : "inProgress", Optional.empty()));
    }

    /** Some runs are seen to be cancelled by their build, some by their plan. */
    private boolean isBuildSeenFirst() {
        return task.story().id().hashCode() % 3 == 0;
    }

    private boolean isGoneWhenOver() {
        return task.story().id().hashCode() % 3 == 1;
    }

    private Optional<Fault> take(Decision.Result result, int run) {
        boolean isTaken = !task.isCancelled(now()) && task.round().take(now());
        world.observers().completed(task, new Telling(result, isTaken, run, caller.began()));
        return isTaken ? Optional.empty() : Optional.of(Fault.gone("simulated: the task does not wait any more"));
    }

    private Optional<Fault> authorized() {
        boolean hasExpired =
                task.expiryOf(token).filter(at -> !now().isBefore(at)).isPresent();
        return hasExpired ? Optional.of(Fault.refused("simulated: the token has expired")) : task.refusal(now());
    }

    private Optional<Fault> effect(Call call, String what, Supplier<Optional<Fault>> effect) {
        return caller.make(call, what, effect, Optional::of);
    }

    private Instant now() {
        return world.scheduler().instant();
    }
}
