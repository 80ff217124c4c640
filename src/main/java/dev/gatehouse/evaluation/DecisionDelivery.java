package dev.gatehouse.evaluation;

import dev.gatehouse.azuredevops.Plan;
import dev.gatehouse.azuredevops.TaskHub;
import dev.gatehouse.azuredevops.TaskHubs;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.Limits;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Azure Pipelines a decision that is saved, until it is taken, refused for good, or the token has expired. Never evaluates
 * again.
 */
final class DecisionDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionDelivery.class);

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
        if (!clock.instant().isBefore(tokenExpiry(record))) {
            return end(
                    record, Phase.End.TOKEN_EXPIRED, "The job token expired before Azure Pipelines took the decision.");
        }
        TaskHub hub = taskHubs.open(record.delivery(), token);
        // The last line is written before TaskCompleted: afterwards the plan may be closed.
        CheckRecord told =
                phase.attempts() == 0 ? statusLog.decided(record, hub, phase.decision(), clock.instant()) : record;
        Optional<Fault> fault = send(told, phase, hub);
        return fault.map(problem -> failed(told, phase, problem))
                .orElseGet(() -> end(told, Phase.End.TAKEN, "Azure Pipelines took the decision."));
    }

    private static Optional<Fault> send(CheckRecord record, Phase.Delivering phase, TaskHub hub) {
        Optional<Integer> known = record.told().planVersion();
        if (known.isPresent() || record.delivery().hub() != Hub.GATES) {
            return hub.complete(known.orElse(0), phase.decision().result());
        }
        // Only old gates name the task in another way, so only for gates is it worth asking which version the plan has.
        return hub.plan()
                .map(Plan::version)
                .fold(version -> hub.complete(version, phase.decision().result()), Optional::of);
    }

    private CheckRecord failed(CheckRecord record, Phase.Delivering phase, Fault fault) {
        int attempts = phase.attempts() + 1;
        return switch (fault.kind()) {
            case GONE -> end(record, Phase.End.RUN_OVER, "Nobody waits for the decision any more: " + fault.sentence());
            case MISTAKE -> end(record, Phase.End.REFUSED, "Azure DevOps refused the decision: " + fault.sentence());
            case REFUSED ->
                attempts >= Cadence.LASTING_FAULTS
                        ? end(record, Phase.End.REFUSED, "Azure DevOps refused the decision: " + fault.sentence())
                        : tryAgain(record, phase, fault, attempts);
            case PASSING -> tryAgain(record, phase, fault, attempts);
        };
    }

    private CheckRecord tryAgain(CheckRecord record, Phase.Delivering phase, Fault fault, int attempts) {
        LOG.warn("Attempt {} to deliver the decision of check {} failed: {}", attempts, record.id(), fault.sentence());
        Instant next = clock.instant().plus(cadence.afterAttempt(attempts, fault));
        return record.next(new Phase.Delivering(phase.decision(), phase.decidedAt(), attempts), next);
    }

    private CheckRecord end(CheckRecord record, Phase.End end, String sentence) {
        Instant now = clock.instant();
        return record.next(ended(record, end, sentence, now), now);
    }

    /** The end of a check, told to the app's log: as an error where a stage was left without its decision. */
    static Phase.Ended ended(CheckRecord record, Phase.End end, String sentence, Instant now) {
        switch (end) {
            case TAKEN, RUN_OVER -> LOG.info("Check {} ended {}: {}", record.id(), end, sentence);
            case REFUSED, TOKEN_EXPIRED, SEAL_BROKEN -> LOG.error("Check {} ended {}: {}", record.id(), end, sentence);
        }
        return record.phase()
                .fold(
                        evaluating -> new Phase.Ended(Optional.empty(), Optional.empty(), end, sentence, now),
                        delivering -> new Phase.Ended(
                                Optional.of(delivering.decision()),
                                Optional.of(delivering.decidedAt()),
                                end,
                                sentence,
                                now),
                        ended -> ended);
    }

    private static Instant tokenExpiry(CheckRecord record) {
        return record.tokenExpiresAt().orElse(record.acceptedAt().plus(Limits.TOKEN_LIFE));
    }
}
