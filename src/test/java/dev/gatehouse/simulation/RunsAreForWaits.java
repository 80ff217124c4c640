package dev.gatehouse.simulation;

import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.simulation.WaitingTask.Round;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A check has one run for each time that its task waits. Another one is excused where the run before left the task waiting, as when
 * its token had expired, or was of an earlier wait; and, although it is for nobody, where the app cannot ask or does not: with a
 * token that is not accepted, of a delivery that was given up, after a run of a delivery that did not prove itself, and minutes after
 * the end of the run before, since a task that waits must not go without an answer because of a question without one.
 */
final class RunsAreForWaits implements Observer {

    static final String NAME = "a check has one run for each wait";

    private final World world;
    private final Violations violations;
    private final Coverage coverage;
    private final RefusedPlans refusedPlans;
    private final Set<String> givenUp = new HashSet<>();
    private final Set<Round> begun = new HashSet<>();
    private final Set<String> forNobody = new HashSet<>();

    RunsAreForWaits(World world, Violations violations, Coverage coverage, RefusedPlans refusedPlans) {
        this.refusedPlans = refusedPlans;
        this.world = world;
        this.violations = violations;
        this.coverage = coverage;
    }

    /** A message that is given up begins a run without asking: that may be what failed each time. */
    @Override
    public void poisoned(String subject, CheckMessage message) {
        message.fold(accepted -> givenUp.add(accepted.deliveryId()), goOn -> false);
    }

    /** Whether a run began although its task did not wait, for the reason that is excused. */
    boolean isForNobody(WaitingTask task, int run) {
        return forNobody.contains(name(task, run));
    }

    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {
        if (!World.isOfAnotherDelivery(before, after)) {
            return;
        }
        WaitingTask task = world.task(after);
        Round round = world.round(after);
        if (before.filter(known -> known.run() == after.run()).isPresent()) {
            takesThePlace(task, before.orElseThrow(), after);
            begun.add(round);
            return;
        }
        forNobody.remove(name(task, after.run()));
        if (begun.add(round)) {
            return;
        }
        boolean waited = !task.isCancelled(began)
                && round.answeredAt().filter(began::isAfter).isEmpty();
        if (waited && round.answeredAt().isPresent()) {
            // Whoever looked saw it wait.
            forNobody.add(name(task, after.run()));
        } else if (waited && before.filter(known -> isOfLater(after, known)).isPresent()) {
            coverage.count("runs begun anew for a task left waiting", 1);
        } else if (givenUp.contains(after.deliveryId())
                || hasExpired(after)
                || refusedPlans.has(task)
                || task.refusal(began).isPresent()
                || before.filter(known -> !known.told().isProven()).isPresent()
                || before.filter(known -> isLongAfter(known, world.acceptedAt(after)))
                        .isPresent()) {
            coverage.count("runs begun for nobody", 1);
            forNobody.add(name(task, after.run()));
        } else {
            violations.add(NAME, task + " began run " + after.run() + " for a wait that was over and had one");
        }
    }

    /** Only of one that did not prove itself, or of an earlier wait. */
    private void takesThePlace(WaitingTask task, CheckRecord before, CheckRecord after) {
        if (before.told().isProven() && !isOfLater(after, before)) {
            violations.add(NAME, task + " had its delivery replaced in run " + after.run() + " for no reason");
        }
    }

    /** The run before was over, or was of a delivery of an earlier wait. */
    private boolean isOfLater(CheckRecord after, CheckRecord known) {
        return known.phase().hasEnded()
                || world.deliveredIn(known)
                        .openedAt()
                        .isBefore(world.deliveredIn(after).openedAt());
    }

    /** Nobody can ask with a token that has expired, nor with one that is refused; the run tells that it is so. */
    private boolean hasExpired(CheckRecord after) {
        Instant latest = world.scheduler().instant().plus(World.CLOCKS_DIFFER);
        return after.tokenExpiresAt().filter(at -> at.isBefore(latest)).isPresent();
    }

    private static boolean isLongAfter(CheckRecord known, Instant accepted) {
        return known.phase().fold(e -> false, d -> false, ended -> accepted.isAfter(end(ended)));
    }

    private static Instant end(Phase.Ended ended) {
        return ended.endedAt().plus(World.CLOCKS_DIFFER);
    }

    private static String name(WaitingTask task, int run) {
        return task + " " + run;
    }
}
