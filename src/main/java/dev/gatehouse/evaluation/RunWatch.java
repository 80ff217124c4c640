package dev.gatehouse.evaluation;

import dev.gatehouse.azuredevops.Plan;
import dev.gatehouse.azuredevops.TaskHub;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Build;
import dev.gatehouse.condition.Evidence;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Looks whether a run still waits: before the first evaluation, where reading the plan with the delivery's token also proves
 * the delivery, and every few minutes from then on.
 */
final class RunWatch {

    /** What a look at the run came to. */
    sealed interface Look {
        <R> R fold(Function<Waits, R> waits, Function<Over, R> over, Function<Unseen, R> unseen);
    }

    /**
     * The run waits, as far as could be seen.
     *
     * @param wholly whether its build, too, could be read
     */
    record Waits(int planVersion, UUID timelineId, boolean wholly) implements Look {
        @Override
        public <R> R fold(Function<Waits, R> waits, Function<Over, R> over, Function<Unseen, R> unseen) {
            return waits.apply(this);
        }
    }

    /** Nobody waits for a decision any more. */
    record Over(String sentence) implements Look {
        @Override
        public <R> R fold(Function<Waits, R> waits, Function<Over, R> over, Function<Unseen, R> unseen) {
            return over.apply(this);
        }
    }

    /** The plan could not be read. */
    record Unseen(Fault fault) implements Look {
        @Override
        public <R> R fold(Function<Waits, R> waits, Function<Over, R> over, Function<Unseen, R> unseen) {
            return unseen.apply(this);
        }
    }

    /** Whether to look now: always before the first evaluation, and with one after which the next would come too late to look. */
    boolean isDue(Pass pass) {
        return pass.phase()
                .runSeenAt()
                .map(seen -> seen.plus(Cadence.LOOK_AT_RUN))
                .map(look -> !pass.now().isBefore(look) || isLastBefore(look.plus(Cadence.LATE_LOOK), pass))
                .orElse(true);
    }

    private static boolean isLastBefore(Instant latest, Pass pass) {
        Instant next = pass.now().plus(Cadence.longest(pass.rules().every()));
        Instant soon = pass.now().plus(Cadence.LATE_LOOK).plus(Cadence.EARLY_LOOK);
        return pass.evaluates() && Cadence.earlier(next, soon).isAfter(latest);
    }

    /**
     * When the check's next message is due: for its evaluation, or before that for a look at the run, soon after one that failed, but
     * not before it was due. A look waits for an evaluation that is due a little later. The first look is the first evaluation's.
     */
    Instant nextMessage(Pass pass, Instant evaluateAt) {
        return pass.phase()
                .runSeenAt()
                .map(seen -> seen.plus(Cadence.LOOK_AT_RUN))
                .map(look -> {
                    Instant again = pass.now().plus(Cadence.LOOK_AGAIN);
                    return isDue(pass) && !look.isAfter(again)
                            ? Cadence.earlier(again, evaluateAt)
                            : beforeEvaluation(look, evaluateAt);
                })
                .orElse(evaluateAt);
    }

    private static Instant beforeEvaluation(Instant look, Instant evaluateAt) {
        return evaluateAt.isAfter(look.plus(Cadence.LATE_LOOK)) ? look : evaluateAt;
    }

    Look look(TaskHub hub, Evidence evidence, Delivery delivery) {
        return hub.plan().fold(plan -> seen(plan, evidence, delivery), RunWatch::unseen);
    }

    private static Look seen(Plan plan, Evidence evidence, Delivery delivery) {
        if (plan.isOver()) {
            return new Over("The plan " + delivery.planId() + " is completed: nobody waits for a decision any more.");
        }
        Optional<Answer<Build>> build = build(evidence, delivery);
        if (build.filter(answer -> answer.fold(Build::isOver, fault -> false)).isPresent()) {
            return new Over("The run was cancelled or is over: nobody waits for a decision any more.");
        }
        // A build that may never be read says nothing: conditions that need it will tell why.
        boolean wholly = build.filter(answer -> answer.fold(read -> false, fault -> !fault.isFinal()))
                .isEmpty();
        return new Waits(
                plan.version(), delivery.timelineId().or(plan::timelineId).orElse(delivery.planId()), wholly);
    }

    private static Optional<Answer<Build>> build(Evidence evidence, Delivery delivery) {
        boolean isItsOwn = delivery.hub().waitsForItsOwnBuild()
                && delivery.variables().buildId().isPresent();
        return isItsOwn ? Optional.of(evidence.build()) : Optional.empty();
    }

    private static Look unseen(Fault fault) {
        return fault.kind() == Fault.Kind.GONE
                ? new Over("Azure DevOps does not know the plan (any more): " + fault.sentence())
                : new Unseen(fault);
    }
}
