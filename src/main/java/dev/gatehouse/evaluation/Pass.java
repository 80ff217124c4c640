package dev.gatehouse.evaluation;

import dev.gatehouse.azuredevops.TaskHub;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.condition.Evidence;
import dev.gatehouse.condition.Moment;
import dev.gatehouse.condition.Notes;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one pass over a waiting check works with.
 *
 * @param record the check
 * @param phase its phase
 * @param token the token that the hub and the evidence are asked with
 * @param notes what the conditions kept at the evaluation before
 * @param now the time of the pass; everything in it sees the same
 * @param rules what the definition asks for beside its condition, or the app's defaults
 */
record Pass(
        CheckRecord record,
        Phase.Evaluating phase,
        JobToken token,
        TaskHub hub,
        Evidence evidence,
        Notes notes,
        Instant now,
        Defaults rules) {

    /** How late an evaluation may still take place; later, a yes would come after people were told that there is none. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** What the conditions know of time. */
    Moment moment() {
        return new Moment(now, rules.every(), record.acceptedAt(), notes, atDeadline());
    }

    /** Whether its evaluation is due, rather than only a look at the run. */
    boolean evaluates() {
        return !now.isBefore(phase.evaluateAt());
    }

    boolean atDeadline() {
        return !now.isBefore(record.deadline());
    }

    boolean isTooLate() {
        return now.isAfter(record.deadline().plus(GRACE));
    }

    /** The same pass, now that the run was seen to wait. */
    Pass seen(RunWatch.Waits waits) {
        CheckRecord learned = record.withTold(record.told().withPlan(waits.planVersion(), waits.timelineId()));
        // What was seen only in part counts as seen a while ago, so that the next look comes soon.
        Instant seenAt = waits.wholly() ? now : now.minus(Cadence.LOOK_AT_RUN).plus(Cadence.LOOK_AGAIN);
        Phase.Evaluating seen =
                new Phase.Evaluating(phase.evaluateAt(), Optional.of(seenAt), phase.unknownsInARow(), Optional.empty());
        return new Pass(learned, seen, token, hub, evidence, notes, now, rules);
    }

    Pass with(CheckRecord record) {
        return new Pass(record, phase, token, hub, evidence, notes, now, rules);
    }
}
