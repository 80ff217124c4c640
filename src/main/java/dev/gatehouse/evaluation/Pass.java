package dev.gatehouse.evaluation;

import dev.gatehouse.azuredevops.TaskHub;
import dev.gatehouse.condition.Evidence;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Instant;
import java.util.Optional;

/**
 * What one pass over a waiting check works with.
 *
 * @param record the check
 * @param phase its phase
 * @param now the time of the pass; everything in it sees the same
 */
record Pass(CheckRecord record, Phase.Evaluating phase, TaskHub hub, Evidence evidence, Instant now) {

    boolean atDeadline() {
        return !now.isBefore(record.deadline());
    }

    /** Whether the delivery has proved itself: its plan was read with its token. */
    boolean wasSeen() {
        return phase.runSeenAt().isPresent();
    }

    /** The same pass, now that the run was seen to wait. */
    Pass seen(RunWatch.Waits waits) {
        CheckRecord learned = record.withTold(record.told().withPlan(waits.planVersion(), waits.timelineId()));
        Phase.Evaluating seen = new Phase.Evaluating(phase.evaluateAt(), Optional.of(now), phase.unknownsInARow());
        return new Pass(learned, seen, hub, evidence, now);
    }

    Pass with(CheckRecord record) {
        return new Pass(record, phase, hub, evidence, now);
    }
}
