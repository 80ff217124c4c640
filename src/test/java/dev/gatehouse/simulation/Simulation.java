package dev.gatehouse.simulation;

import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.simulation.Violations.Violation;
import dev.gatehouse.simulation.Wiring.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Plays a story to its end. */
final class Simulation {

    /** There is no poison queue for a poison queue. */
    private static final long TRIES_OF_POISONED = Long.MAX_VALUE;

    private final Wiring wiring;
    private final Executor threads;

    /** @param threads where the handlings of a story get threads; as many at once as there are handlings */
    Simulation(Wiring wiring, Executor threads) {
        this.wiring = wiring;
        this.threads = threads;
    }

    /**
     * What came of a story.
     *
     * @param violation the first property that did not hold
     * @param history what happened, where it was asked for
     * @param injections the trouble that came
     */
    record Outcome(
            Optional<Violation> violation, List<String> history, List<Injection> injections, Coverage coverage) {}

    Outcome play(Story story) {
        return play(story, false);
    }

    /** Plays it and keeps its history. */
    Outcome tell(Story story) {
        return play(story, true);
    }

    private Outcome play(Story story, boolean keepsHistory) {
        Coverage coverage = new Coverage();
        World world = new World(story, wiring, threads, keepsHistory, coverage);
        Violations violations = new Violations();
        List<Injection> injections = new ArrayList<>();
        Instances instances = new Instances(world, wiring);
        Pipelines pipelines = new Pipelines(world, instances);
        watch(world, violations, injections, coverage, pipelines);
        new SimulatedHost(
                world,
                instances,
                world.queue(),
                story.maxDequeueCount(),
                SimulatedHost.PUT_BACK,
                Role.HANDLER,
                instances::handle);
        new SimulatedHost(
                world,
                instances,
                world.poison(),
                TRIES_OF_POISONED,
                SimulatedHost.LEASE,
                Role.POISON_HANDLER,
                instances::poisoned);
        if (wiring.reconciles()) {
            new Timer(world, instances).begin();
        }
        pipelines.begin();
        WakeUps wakeUps = new WakeUps(world, instances);
        wakeUps.begin();
        Operator operator = new Operator(world, instances, violations);
        operator.begin();
        world.scheduler().run(() -> violations.first().isPresent() || isOver(world, pipelines, wakeUps, operator));
        if (violations.first().isEmpty()) {
            world.observers().over();
        }
        if (violations.first().isEmpty()) {
            count(world, coverage);
        }
        return new Outcome(violations.first(), world.history().lines(), injections, coverage);
    }

    private static void watch(
            World world, Violations violations, List<Injection> injections, Coverage coverage, Pipelines pipelines) {
        Allowance allowance = new Allowance(world);
        Observers observers = world.observers();
        observers.add(new Observer() {
            @Override
            public void injected(Injection injection) {
                injections.add(injection);
                coverage.injected(injection);
                world.history().add("!!! " + injection);
            }
        });
        observers.add(pipelines);
        observers.add(new Clearer(world));
        observers.add(new Landmarks(world));
        observers.add(allowance);
        observers.add(new EveryCheckEnds(world, violations));
        RefusedPlans refusedPlans = new RefusedPlans();
        observers.add(refusedPlans);
        RunsAreForWaits runsAreForWaits = new RunsAreForWaits(world, violations, coverage, refusedPlans);
        observers.add(new OneDecision(world, violations, coverage));
        observers.add(runsAreForWaits);
        observers.add(new OneResult(violations, runsAreForWaits));
        observers.add(new DecidesWhatIsSo(world, violations));
        observers.add(new EndsForAReason(world, violations, refusedPlans));
        observers.add(new TokenIsErased(world, violations));
        observers.add(new KeepsEvents(world, violations));
        observers.add(new NothingIsThrown(violations));
        observers.add(new ErrorsAreLogged(world, violations));
        observers.add(new SavedDecisionStays(world, violations));
        observers.add(new InTime(world, allowance, violations));
        observers.add(new CancelledInTime(world, allowance, violations));
        observers.add(new MessagesDoNotGrow(world, violations));
        observers.add(new OthersAreTold(world, violations));
    }

    private static boolean isOver(World world, Pipelines pipelines, WakeUps wakeUps, Operator operator) {
        return pipelines.isDone()
                && wakeUps.areDone()
                && operator.isDone()
                && world.queue().messages().isEmpty()
                && world.poison().messages().isEmpty()
                && world.tasks().stream().allMatch(task -> hasEnded(world, task));
    }

    private static boolean hasEnded(World world, WaitingTask task) {
        return task.checkId().isEmpty()
                || (task.isForgotten() && task.checkId().flatMap(world::record).isEmpty())
                || task.checkId()
                        .flatMap(world::record)
                        .filter(record -> record.phase().fold(e -> false, d -> false, e -> true))
                        .isPresent();
    }

    private static void count(World world, Coverage coverage) {
        coverage.count("stories", 1);
        for (WaitingTask task : world.tasks()) {
            coverage.count(
                    "deliveries answered",
                    task.rounds().stream()
                            .filter(round -> round.answeredAt().isPresent())
                            .count());
            coverage.count("woken", task.timesAwake());
            task.checkId().flatMap(world::record).ifPresent(record -> {
                coverage.count("checks", 1);
                coverage.count("runs", record.run());
                coverage.count("ended " + end(record).map(Phase.Ended::end).orElseThrow(), 1);
                end(record)
                        .flatMap(Phase.Ended::decision)
                        .ifPresent(decision -> coverage.count("decided " + decision.result(), 1));
            });
        }
    }

    private static Optional<Phase.Ended> end(CheckRecord record) {
        return record.phase().fold(e -> Optional.empty(), d -> Optional.empty(), Optional::of);
    }
}
