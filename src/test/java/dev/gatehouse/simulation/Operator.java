package dev.gatehouse.simulation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Decision;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** Whoever terminates some checks, at any time: tries again until that has worked, or gives up. */
final class Operator {

    static final String NAME = "a check that is said to be terminated is decided so";

    private static final String REASON = "simulated: called off";
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(20);

    private final World world;
    private final Instances instances;
    private final Violations violations;
    private int underway;

    Operator(World world, Instances instances, Violations violations) {
        this.world = world;
        this.instances = instances;
        this.violations = violations;
    }

    /** On whose behalf a check is terminated: trouble with that is no excuse for a decision that comes late. */
    static String subject(String task) {
        return task + "'s operator";
    }

    static boolean isTheirs(Decision decision) {
        return decision.reason().endsWith(REASON);
    }

    void begin() {
        if (world.story().hasOperator()) {
            for (WaitingTask task : world.tasks()) {
                SplittableRandom random = world.random(subject(task.story().name()));
                if (random.nextBoolean()) {
                    long latest = task.story().giveUpAfter().toSeconds();
                    later(task.story().arrives().plusSeconds(random.nextLong(latest)), task);
                }
            }
        }
    }

    /** Whether nobody tries any more. */
    boolean isDone() {
        return underway == 0;
    }

    private void later(Duration delay, WaitingTask task) {
        underway++;
        world.scheduler().after(delay, () -> {
            underway--;
            task.checkId().ifPresent(id -> terminate(task, id));
        });
    }

    private void terminate(WaitingTask task, CheckId id) {
        String subject = subject(task.story().name());
        Caller caller = new Caller(world, instances.any(subject), subject);
        task.operatorTerminates();
        underway++;
        world.start(() -> {
            boolean isAnswered = false;
            try {
                isAnswered = instances
                        .terminate(caller, id, REASON)
                        .fold(
                                outcome -> outcome.fold(
                                        () -> terminated(task, id, caller.run()), phase -> true, () -> true),
                                fault -> false);
            } finally {
                underway--;
                if (!isAnswered && world.random(subject).nextBoolean()) {
                    later(BEFORE_NEXT_TRY, task);
                }
            }
        });
    }

    private boolean terminated(WaitingTask task, CheckId id, int run) {
        world.reached(Landmark.TERMINATED);
        world.record(id)
                .filter(record -> record.run() == run && !isTerminated(record))
                .ifPresent(record -> violations.add(
                        NAME, task + " is said to be terminated in run " + run + ", and is " + record.phase()));
        return true;
    }

    /** Whether it was decided by an operator. */
    static boolean isTerminated(CheckRecord record) {
        return record.phase()
                .fold(e -> Optional.<Decision>empty(), d -> Optional.of(d.decision()), Phase.Ended::decision)
                .filter(Operator::isTheirs)
                .isPresent();
    }
}
