package dev.gatehouse.evaluation;

import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.ledger.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a delivery begins a run of its check. */
final class Runs {

    /** How long a delivery waits that came after a decision which is still on its way. */
    private static final Duration UNTIL_DELIVERED = Duration.ofMinutes(1);

    private Runs() {}

    /** Whether a delivery, not the one of this run, came after the run's decision: it waits for another one. */
    static boolean isForAnotherRun(CheckMessage.Accepted accepted, CheckRecord known) {
        return known.phase()
                .<Optional<Instant>>fold(
                        evaluating -> Optional.empty(),
                        delivering -> Optional.of(delivering.decidedAt()),
                        ended -> Optional.of(ended.decidedAt().orElse(ended.endedAt())))
                .filter(decidedAt -> accepted.acceptedAt().isAfter(decidedAt))
                .isPresent();
    }

    /**
     * Azure Pipelines may have taken the decision and delivered again while the ledger does not know yet that it was taken: the
     * delivery is kept, in a message of its own, until it does.
     */
    static Step untilDelivered(CheckMessage.Accepted accepted) {
        return new Step.Send(accepted, UNTIL_DELIVERED);
    }

    static CheckRecord firstRun(CheckMessage.Accepted accepted) {
        return start(accepted, 1, 0);
    }

    /** One number is left out, so that no message of the run before counts as the one before the first. */
    static CheckRecord anotherRun(CheckMessage.Accepted accepted, CheckRecord known) {
        return start(accepted, known.run() + 1, known.sequence() + 1);
    }

    private static CheckRecord start(CheckMessage.Accepted accepted, int run, long firstSequence) {
        Told told = new Told(
                Optional.empty(), accepted.delivery().timelineId(), Optional.empty(), false, false, false, false);
        return new CheckRecord(
                accepted.checkId(),
                run,
                accepted.deliveryId(),
                accepted.delivery(),
                accepted.definition(),
                Optional.of(accepted.sealedToken()),
                accepted.tokenExpiresAt(),
                accepted.acceptedAt(),
                accepted.deadline(),
                firstSequence,
                firstSequence,
                accepted.acceptedAt(),
                new Phase.Evaluating(accepted.acceptedAt(), Optional.empty(), 0),
                Optional.empty(),
                told);
    }
}
