package dev.gatehouse.devhost.pipelines;

import dev.gatehouse.devhost.pipelines.Journal.Kind;
import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.Scenario.Delivery;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Delivers checks to the functions when they are due: the first time, again until it is answered, by misbehaviour, and again
 * after a decision. Any number of threads may do so at once.
 */
final class Deliveries {

    private final World world;
    private final MisbehaviourPlan misbehaviour;
    private final RandomGenerator random;
    private final FunctionCaller functions;
    private final URI collection;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private final List<DeliveredCheck.Attempt> attempts = new ArrayList<>();
    private int numbered;

    Deliveries(
            World world,
            MisbehaviourPlan misbehaviour,
            RandomGenerator random,
            FunctionCaller functions,
            URI collection,
            Instant start) {
        this.world = world;
        this.misbehaviour = misbehaviour;
        this.random = random;
        this.functions = functions;
        this.collection = collection;
        world.locked(() -> world.scenario()
                .deliveries()
                .forEach(delivery -> schedule(start.plus(delivery.at()), delivery, 0, 0, Optional.empty())));
    }

    /**
     * A delivery to come.
     *
     * @param round 0 for the first, one more for each redelivery
     * @param retry how often it was tried without success
     * @param task the task that it comes with again; absent for a new one
     */
    private record Due(Instant at, int number, Delivery delivery, int round, int retry, Optional<WaitingTask> task) {

        boolean isRetryFor(WaitingTask one) {
            return retry > 0 && task.filter(one::equals).isPresent();
        }
    }

    private void schedule(Instant at, Delivery delivery, int round, int retry, Optional<WaitingTask> task) {
        due.add(new Due(at, ++numbered, delivery, round, retry, task));
    }

    Optional<Instant> nextDue() {
        return world.locked(() -> Optional.ofNullable(due.peek()).map(Due::at));
    }

    /** Delivers what is due, waiting for the answers. */
    void runDue() throws InterruptedException {
        Optional<Opened> next = takeDue();
        while (next.isPresent()) {
            deliver(next.get());
            next = takeDue();
        }
    }

    /** Is told of a decision; says whether anything is still to be delivered for the task's plan. */
    boolean decided(WaitingTask task) {
        due.removeIf(next -> next.isRetryFor(task));
        Optional<DeliveredCheck.Attempt> attempt =
                attempts.stream().filter(one -> one.task() == task).reduce((first, second) -> second);
        attempt.ifPresent(one -> one.delivery()
                .redelivery()
                .filter(again -> one.round() < again.times())
                .ifPresent(again -> schedule(
                        world.now().plus(again.after()),
                        one.delivery(),
                        one.round() + 1,
                        0,
                        again.sameTask() ? Optional.of(task) : Optional.empty())));
        return attempt.map(one -> one.delivery().run())
                .filter(run ->
                        due.stream().anyMatch(other -> other.delivery().run().equals(run)))
                .isPresent();
    }

    List<DeliveredCheck.Attempt> attempts() {
        return world.locked(() -> List.copyOf(attempts));
    }

    /** A delivery that is being made, and the task that waits for it. */
    private record Opened(Due due, WaitingTask task) {}

    private Optional<Opened> takeDue() {
        return world.locked(() -> Optional.ofNullable(due.peek())
                .filter(next -> !next.at().isAfter(world.now()))
                .map(next -> due.remove())
                .map(next -> new Opened(next, open(next))));
    }

    private void deliver(Opened opened) throws InterruptedException {
        Due next = opened.due();
        WaitingTask task = opened.task();
        Delivery delivery = next.delivery();
        Macros macros = world.locked(
                () -> Macros.of(collection, world.plan(delivery.run()), world.build(delivery.run()), task));
        Map<String, String> headers = macros.headers(delivery.headers());
        Optional<String> body = delivery.body().map(macros::resolve);
        int times =
                next.retry() > 0 ? 1 : 1 + delivery.duplicates() + (misbehaviour.deliversTwice(world.now()) ? 1 : 0);
        for (int i = 0; i < times; i++) {
            String how = i > 0 ? "delivered once more" : how(next);
            world.journal().add(Kind.DELIVERY, task.check(), how + " to " + delivery.to());
            FunctionCaller.Answer answer = functions.post(delivery.to(), headers, body);
            world.journal().add(Kind.ANSWER, task.check(), answer.inWords());
            world.locked(
                    () -> attempts.add(new DeliveredCheck.Attempt(delivery, next.round(), task, world.now(), answer)));
        }
        world.locked(() -> answered(next, task));
    }

    private static String how(Due next) {
        if (next.retry() > 0) {
            return "delivered in another try";
        }
        return next.round() > 0 ? "delivered again" : "delivered";
    }

    /** The task that the delivery is about, waiting. */
    private WaitingTask open(Due next) {
        Scenario.Run run = world.scenario().run(next.delivery().run());
        PlanRun plan = world.plan(run.name());
        if (next.retry() > 0) {
            return next.task().orElseThrow();
        }
        if (next.round() > 0 && plan.isOver()) {
            plan.move("inProgress");
        }
        if (next.task().isPresent()) {
            plan.reopen(next.task().get());
            return next.task().get();
        }
        String name = run.name() + "/" + next.delivery().check() + "/" + next.round();
        UUID jobId = world.ids().of("job", run.name() + "/" + next.delivery().check());
        Optional<Instant> tokenEnds =
                next.delivery().tokenLife().map(life -> world.now().plus(life));
        WaitingTask task = new WaitingTask(
                next.delivery().check(), jobId, world.ids().of("task", name), TestToken.fresh(random, tokenEnds));
        plan.add(task);
        return task;
    }

    /** Tries again, as far as that is configured, or fails the check, where none of its deliveries was accepted. */
    private void answered(Due next, WaitingTask task) {
        boolean anyTaken = attempts.stream()
                .anyMatch(one -> one.task() == task
                        && one.round() == next.round()
                        && one.answer().isAccepted());
        if (anyTaken || !task.isWaiting()) {
            return;
        }
        Optional<Scenario.Retries> retries = next.delivery().retries().filter(again -> next.retry() < again.times());
        if (retries.isPresent()) {
            Instant at = world.now().plus(retries.get().after());
            schedule(at, next.delivery(), next.round(), next.retry() + 1, Optional.of(task));
        } else {
            task.giveUp();
            world.plan(next.delivery().run())
                    .record(task.instanceId())
                    .put("state", "completed")
                    .put("result", "failed");
        }
    }
}
