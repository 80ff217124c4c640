package dev.gatehouse.simulation;

import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Decision.Result;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.simulation.WaitingTask.Round;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A decision is what the world is like: a stage may go on only if the check's conditions hold, and may not only if they never will,
 * the check's time is up, its evidence was refused again and again, the check was given up, or an operator said so.
 */
final class DecidesWhatIsSo implements Observer {

    static final String NAME = "a decision is what is so";

    /** The evaluation that decides is the last of three that could not have their evidence. */
    private static final int UNKNOWNS_BEFORE = 2;

    private final World world;
    private final Violations violations;
    private final Set<String> givenUp = new HashSet<>();

    DecidesWhatIsSo(World world, Violations violations) {
        this.world = world;
        this.violations = violations;
    }

    @Override
    public void poisoned(String subject, CheckMessage message) {
        givenUp.add(subject);
    }

    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {
        boolean isDecidedAnew = before.filter(known -> known.run() == after.run())
                .flatMap(DecidesWhatIsSo::decision)
                .isEmpty();
        decision(after)
                .filter(decision -> isDecidedAnew && !isSo(decision, before, after))
                .ifPresent(decision ->
                        violations.add(NAME, world.task(after) + " was decided " + decision + ", and that is not so"));
    }

    private boolean isSo(Decision decision, Optional<CheckRecord> before, CheckRecord after) {
        WaitingTask task = world.task(after);
        if (Operator.isTheirs(decision)) {
            return decision.result() == Result.FAILED && task.mayBeTerminated();
        }
        return switch (decision.result()) {
            case SUCCEEDED -> task.rounds().stream().anyMatch(round -> holds(task, round));
            case FAILED ->
                !task.story().isManual()
                        || isTimeUp(task, after)
                        || unknowns(before) >= UNKNOWNS_BEFORE
                        || givenUp.contains(task.story().name())
                        || after.resent() > 0;
        };
    }

    private boolean holds(WaitingTask task, Round round) {
        return task.holdsAt(round)
                .filter(at -> !world.scheduler().instant().isBefore(at))
                .isPresent();
    }

    private boolean isTimeUp(WaitingTask task, CheckRecord record) {
        Instant up = world.acceptedAt(record).plus(task.story().giveUpAfter());
        Instant last = task.story()
                .tokenLife()
                .map(life -> world.deliveredIn(record).openedAt().plus(life).minus(World.TIME_TO_DELIVER))
                .filter(up::isAfter)
                .orElse(up);
        Instant earliest = last.minus(world.story().skew()).minusSeconds(1);
        return !world.scheduler().instant().isBefore(earliest);
    }

    private static int unknowns(Optional<CheckRecord> before) {
        return before.map(known -> known.phase().fold(evaluating -> evaluating.unknownsInARow(), d -> 0, e -> 0))
                .orElse(0);
    }

    private static Optional<Decision> decision(CheckRecord record) {
        return record.phase().fold(e -> Optional.empty(), d -> Optional.of(d.decision()), e -> Optional.empty());
    }
}
