package dev.gatehouse.evaluation;

import dev.gatehouse.azuredevops.Plan;
import dev.gatehouse.azuredevops.TaskHub;
import dev.gatehouse.azuredevops.TaskHubs;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Azure Pipelines a decision that is saved, until it is taken, refused for good, or the token has expired. Never evaluates
 * again. A check can be given up before the plan was read with its token: then that comes first.
 */
final class DecisionDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionDelivery.class);

    /** When the last attempt is made before the token expires. */
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(10);

    private static final String TAKEN = "Azure Pipelines took the decision.";

    private final TaskHubs taskHubs;
    private final StatusLog statusLog;
    private final Cadence cadence;
    private final InstantSource clock;

    DecisionDelivery(TaskHubs taskHubs, StatusLog statusLog, Cadence cadence, InstantSource clock) {
        this.taskHubs = taskHubs;
        this.statusLog = statusLog;
        this.cadence = cadence;
        this.clock = clock;
    }

    /** One attempt; gives the check's next state. */
    CheckRecord deliver(CheckRecord record, Phase.Delivering phase, JobToken token) {
        if (!clock.instant().isBefore(TokenExpiry.of(record))) {
            return end(
                    record, Phase.End.TOKEN_EXPIRED, "The job token expired before Azure Pipelines took the decision.");
        }
        TaskHub hub = taskHubs.open(record.delivery(), token);
        return record.told().isProven() ? tell(record, phase, hub) : prove(record, phase, hub);
    }

    private CheckRecord prove(CheckRecord record, Phase.Delivering phase, TaskHub hub) {
        return hub.plan().fold(plan -> proven(record, phase, plan), fault -> failed(record, phase, fault));
    }

    private CheckRecord proven(CheckRecord record, Phase.Delivering phase, Plan plan) {
        UUID timeline = record.told()
                .timelineId()
                .or(plan::timelineId)
                .orElse(record.delivery().planId());
        // Nobody was told anything yet: that is for a first attempt, which counts even if it dies of it. What was tried
        // before is forgotten first, or the proof would be news to others.
        return record.in(firstAttempt(phase), clock.instant())
                .withTold(record.told().withPlan(plan.version(), timeline));
    }

    private static Phase.Delivering firstAttempt(Phase.Delivering phase) {
        return new Phase.Delivering(phase.decision(), phase.decidedAt(), 0, Optional.empty());
    }

    private CheckRecord tell(CheckRecord record, Phase.Delivering phase, TaskHub hub) {
        // The last line is written before TaskCompleted: afterwards the plan may be closed.
        CheckRecord told =
                phase.attempts() == 0 ? statusLog.decided(record, hub, phase.decision(), clock.instant()) : record;
        Optional<Fault> fault = hub.complete(
                told.told().planVersion().orElseThrow(), phase.decision().result());
        return fault.map(problem -> failed(told, phase, problem))
                .orElseGet(() -> end(attempted(told, TAKEN), Phase.End.TAKEN, TAKEN));
    }

    private CheckRecord failed(CheckRecord known, Phase.Delivering phase, Fault fault) {
        CheckRecord record = attempted(known, fault.sentence());
        return switch (fault.kind()) {
            case GONE -> end(record, Phase.End.RUN_OVER, "Nobody waits for the decision any more: " + fault.sentence());
            case FORBIDDEN -> refused(record, fault);
            // While a service is in trouble, it refuses good tokens for minutes; so do servers with an old certificate.
            case REFUSED, MISTAKE -> insist(record, phase, fault);
            case PASSING ->
                tryAgain(
                        record,
                        phase,
                        fault,
                        Optional.empty(),
                        TokenExpiry.of(record).minus(BEFORE_THE_END));
        };
    }

    private CheckRecord refused(CheckRecord record, Fault fault) {
        return record.told().isProven()
                ? end(record, Phase.End.REFUSED, "Azure DevOps refused the decision: " + fault.sentence())
                : Proof.unproven(record, fault, clock.instant());
    }

    private CheckRecord insist(CheckRecord record, Phase.Delivering phase, Fault fault) {
        Instant now = clock.instant();
        Instant since = phase.refusedSince().orElse(now);
        Instant last = since.plus(Proof.REFUSED_FOR_GOOD);
        return now.isBefore(last) ? tryAgain(record, phase, fault, Optional.of(since), last) : refused(record, fault);
    }

    /** @param last when the last attempt is due, if that is still ahead */
    private CheckRecord tryAgain(
            CheckRecord record, Phase.Delivering phase, Fault fault, Optional<Instant> refusedSince, Instant last) {
        int attempts = phase.attempts() + 1;
        LOG.warn("attempt {} to deliver the decision failed: {}", attempts, fault.sentence());
        Instant now = clock.instant();
        Instant next = now.plus(cadence.afterAttempt(attempts, fault));
        Instant dueAt = last.isAfter(now) ? Cadence.earlier(next, last) : next;
        return record.in(new Phase.Delivering(phase.decision(), phase.decidedAt(), attempts, refusedSince), dueAt);
    }

    private CheckRecord attempted(CheckRecord record, String outcome) {
        return record.withHistory(record.history().attempted(clock.instant(), outcome));
    }

    private CheckRecord end(CheckRecord record, Phase.End end, String sentence) {
        return record.ended(end, sentence, clock.instant());
    }
}
