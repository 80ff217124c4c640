package dev.gatehouse.evaluation;

import dev.gatehouse.azuredevops.TaskHub;
import dev.gatehouse.azuredevops.TaskHubs;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.seal.TokenSeal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Azure DevOps is asked about a delivery of a check that is known already, with the token that it brought. First comes the
 * {@link Proof} of every delivery: until the plan was read, nothing else is asked, and the check stays as it is. An answer that is
 * empty lets the delivery have its way, another one says why it is dropped. A fault that will not pass lets it begin a run, too,
 * which proves itself as the first did, and ends for that reason.
 */
final class Inquiry {

    private static final Logger LOG = LoggerFactory.getLogger(Inquiry.class);

    private final TaskHubs taskHubs;
    private final TokenSeal seal;
    private final InstantSource clock;

    Inquiry(TaskHubs taskHubs, TokenSeal seal, InstantSource clock) {
        this.taskHubs = taskHubs;
        this.seal = seal;
        this.clock = clock;
    }

    /** Whether the plan cannot be read with the delivery's token. */
    Answer<Optional<String>> unproven(CheckMessage.Accepted accepted, CheckRecord known) {
        return hub(accepted).fold(hub -> unproven(accepted, known, hub), fault -> refused(accepted, known, fault));
    }

    /** Whether the delivery's task does not wait for another decision, either. */
    Answer<Optional<String>> notWaiting(CheckMessage.Accepted accepted, CheckRecord known) {
        if (!clock.instant().isBefore(TokenExpiry.of(accepted))) {
            // Nobody can ask with it. The run that begins ends for that reason, where people can see it.
            return Answer.given(Optional.empty());
        }
        return hub(accepted)
                .fold(
                        hub -> unproven(accepted, known, hub)
                                .then(objection -> objection.isPresent()
                                        ? Answer.given(objection)
                                        : notWaiting(hub, timeline(accepted.delivery(), known))),
                        fault -> refused(accepted, known, fault));
    }

    private Answer<TaskHub> hub(CheckMessage.Accepted accepted) {
        return seal.unseal(accepted.sealedToken(), accepted.checkId())
                .map(token -> taskHubs.open(accepted.delivery(), token));
    }

    private Answer<Optional<String>> unproven(CheckMessage.Accepted accepted, CheckRecord known, TaskHub hub) {
        return hub.plan()
                .fold(
                        plan -> Answer.given(
                                plan.isOver()
                                        ? Optional.of("its plan is completed: nobody waits for a decision any more")
                                        : Optional.empty()),
                        fault -> refused(accepted, known, fault));
    }

    /**
     * As with a first delivery: while a service is in trouble, it refuses good tokens for minutes. After that, a check that is not
     * over goes on without this delivery; of one that is over, a run tells in the ledger why its stage may go without an answer.
     */
    private Answer<Optional<String>> refused(CheckMessage.Accepted accepted, CheckRecord known, Fault fault) {
        if (fault.kind() == Fault.Kind.GONE) {
            return Answer.given(Optional.of("nobody waits for a decision any more: " + fault.sentence()));
        }
        Instant last = accepted.acceptedAt().plus(Proof.REFUSED_FOR_GOOD);
        if (fault.mayPass() || clock.instant().isBefore(last)) {
            return Answer.failed(Fault.passing(fault.sentence(), fault.retryAfter()));
        }
        if (known.phase().hasEnded()) {
            return Answer.failed(Fault.refused(fault.sentence()));
        }
        LOG.error("a delivery was dropped that its stage may wait for: {}{}", Proof.NOT_PROVEN, fault.sentence());
        return Answer.given(Optional.of("the check stays as it was"));
    }

    private static Answer<Optional<String>> notWaiting(TaskHub hub, UUID timeline) {
        return hub.waits(timeline)
                .fold(
                        waits -> Answer.given(
                                waits ? Optional.empty() : Optional.of("a duplicate of a delivery that is known")),
                        fault -> switch (fault.kind()) {
                            case GONE -> Answer.given(Optional.of("a duplicate of a delivery that is known"));
                            // A run could do nothing with a token that is not accepted.
                            case REFUSED -> Answer.failed(Fault.passing(fault.sentence()));
                            case PASSING -> Answer.failed(fault);
                            // Nobody will ever say; a run too many does less harm than one too few.
                            case FORBIDDEN, MISTAKE -> Answer.given(Optional.empty());
                        });
    }

    private static UUID timeline(Delivery delivery, CheckRecord known) {
        return known.told().timelineId().or(delivery::timelineId).orElse(delivery.planId());
    }
}
