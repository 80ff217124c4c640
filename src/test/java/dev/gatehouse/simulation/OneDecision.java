package dev.gatehouse.simulation;

import dev.gatehouse.check.Decision;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Property 2: Azure DevOps takes exactly one decision each time a task waits, the one that is saved, and hears no other. A task
 * whose run was cancelled, or whose end in the ledger says that it could not be told, goes without.
 *
 * <p>{@code TaskCompleted} names a task and no run of it. So a handling that stood still for minutes, while its decision was
 * delivered by another one and the same task was delivered anew, answers for the run before, and nobody can tell: that alone is
 * excused.
 */
final class OneDecision implements Observer {

    static final String NAME = "Azure DevOps takes exactly one decision";

    private static final Set<Phase.End> NOT_TOLD =
            Set.of(Phase.End.REFUSED, Phase.End.TOKEN_EXPIRED, Phase.End.SEAL_BROKEN);

    /** No handling takes that long whose calls end when their time is up, unless its process stood still. */
    private static final Duration FOR_SURE = Duration.ofMinutes(1);

    private final World world;
    private final Violations violations;
    private final Set<String> earlier = new HashSet<>();

    OneDecision(World world, Violations violations) {
        this.world = world;
        this.violations = violations;
    }

    @Override
    public void completed(WaitingTask task, Decision.Result result, boolean isTaken, Duration age) {
        Optional<Decision.Result> saved =
                record(task).flatMap(OneDecision::decision).map(Decision::result);
        boolean isOfEarlierRun =
                age.compareTo(FOR_SURE) > 0 && earlier.contains(task.story().name() + " " + result);
        if (!saved.equals(Optional.of(result)) && !isOfEarlierRun) {
            violations.add(
                    NAME,
                    task + " was told " + result + (isTaken ? ", which it took," : "") + " while the ledger had "
                            + saved.map(one -> "the decision " + one).orElse("no decision"));
        }
    }

    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after) {
        before.filter(known -> known.run() < after.run())
                .flatMap(OneDecision::decision)
                .ifPresent(decision -> earlier.add(world.subject(after.id()) + " " + decision.result()));
    }

    @Override
    public void over() {
        for (WaitingTask task : world.tasks()) {
            record(task).ifPresent(record -> judge(task, record));
        }
    }

    private void judge(WaitingTask task, CheckRecord record) {
        boolean isAnswered = task.round().answeredAt().isPresent();
        Optional<Phase.End> end =
                record.phase().fold(e -> Optional.empty(), d -> Optional.empty(), e -> Optional.of(e.end()));
        boolean isExcused = task.cancelledAt().isPresent()
                || task.round().acceptedAt().isEmpty()
                || end.filter(NOT_TOLD::contains).isPresent();
        if (!isAnswered && !isExcused) {
            violations.add(
                    NAME,
                    task + " took none the " + task.rounds().size() + ". time that it waited, and the ledger says "
                            + record.phase() + " of run " + record.run());
        }
    }

    private static Optional<Decision> decision(CheckRecord record) {
        return record.phase().fold(e -> Optional.empty(), d -> Optional.of(d.decision()), Phase.Ended::decision);
    }

    private Optional<CheckRecord> record(WaitingTask task) {
        return task.checkId().flatMap(world::record);
    }
}
