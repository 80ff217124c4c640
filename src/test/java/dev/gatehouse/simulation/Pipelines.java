package dev.gatehouse.simulation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.AcceptanceResult;
import dev.gatehouse.simulation.TaskStory.Redelivery;
import dev.gatehouse.simulation.WaitingTask.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Azure Pipelines as it delivers checks: again when it heard no 200, twice now and then, and anew after a decision. */
final class Pipelines implements Observer {

    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(20);

    private final World world;
    private final Instances instances;
    private final Map<Round, List<Runnable>> heldBack = new HashMap<>();
    private int underway;

    Pipelines(World world, Instances instances) {
        this.world = world;
        this.instances = instances;
    }

    void begin() {
        for (WaitingTask task : world.tasks()) {
            TaskStory story = task.story();
            later(story.arrives(), () -> waits(task));
            story.duplicates().forEach(after -> later(story.arrives().plus(after), () -> deliver(task)));
        }
    }

    /** Whether everything was delivered that is to be. */
    boolean isDone() {
        return underway == 0;
    }

    @Override
    public void completed(WaitingTask task, Telling telling) {
        if (telling.isTaken() && task.rounds().size() == 1) {
            task.story().redelivery().ifPresent(again -> later(again.after(), () -> waits(inPlaceOf(task, again))));
        }
    }

    private WaitingTask inPlaceOf(WaitingTask task, Redelivery again) {
        return again.asAnotherTask() ? world.add(task.story().another()) : task;
    }

    private void later(Duration delay, Runnable what) {
        underway++;
        world.scheduler().after(delay, () -> {
            underway--;
            what.run();
        });
    }

    private void waits(WaitingTask task) {
        // Most of them come before the message of this delivery, some after it.
        task.rounds().stream()
                .flatMap(round -> heldBack.getOrDefault(round, List.of()).stream())
                .forEach(message -> later(Duration.ofSeconds(1), message));
        task.waits(world.scheduler().instant(), task.checkId().flatMap(world::record));
        deliver(task);
    }

    /** What does not wait any more is not delivered. */
    private void deliver(WaitingTask task) {
        if (task.round().answeredAt().isPresent()) {
            return;
        }
        SimulatedProcess process = instances.any(task.story().name());
        Caller caller = new Caller(world, process, task.story().name());
        underway++;
        world.start(() -> {
            boolean isAnswered = false;
            try {
                isAnswered = accept(task, caller);
            } finally {
                underway--;
                if (!isAnswered) {
                    later(BEFORE_NEXT_TRY, () -> deliver(task));
                }
            }
        });
    }

    /** Whether Azure Pipelines got an answer that is no reason to try again. */
    private boolean accept(WaitingTask task, Caller caller) {
        TaskStory story = task.story();
        Round round = task.round();
        return instances
                .acceptance(caller.process(), task)
                .accept(story.headers(round.openedAt()), story.definition(), Optional.empty())
                .fold(
                        started -> enqueue(task, round, caller, started),
                        refused -> {
                            world.history().add("refused: " + refused.problems());
                            return true;
                        },
                        tooLarge -> true);
    }

    private boolean enqueue(WaitingTask task, Round round, Caller caller, AcceptanceResult.Started started) {
        Optional<Fault> fault = caller.make(
                Call.ACCEPT,
                "accept",
                () -> {
                    world.accepted(started.id(), started.message(), task, round);
                    put(task, round, started.message());
                    world.observers().delivered(task.story().name());
                    return Optional.empty();
                },
                Optional::of);
        return fault.isEmpty();
    }

    /** The message of a duplicate may be on its way until the task waits anew. */
    private void put(WaitingTask task, Round round, String message) {
        Runnable put = () -> world.queue().put(task.story().name(), message, Duration.ZERO);
        boolean isHeldBack = round.wasAcceptedBefore()
                && task.story()
                        .redelivery()
                        .filter(again -> again.meetsDuplicates() && !again.asAnotherTask())
                        .isPresent();
        if (isHeldBack) {
            heldBack.computeIfAbsent(round, first -> new ArrayList<>()).add(put);
        } else {
            put.run();
        }
    }
}
