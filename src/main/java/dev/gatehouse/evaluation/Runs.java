package dev.gatehouse.evaluation;

import dev.gatehouse.check.Limits;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.ledger.Told;
import java.time.Instant;
import java.util.Optional;

/** What a delivery makes of its check. */
final class Runs {

    private Runs() {}

    static CheckRecord firstRun(CheckMessage.Accepted accepted) {
        return start(accepted, 1, 0);
    }

    /** One number is left out, so that no message of the run before counts as the one before the first. */
    static CheckRecord anotherRun(CheckMessage.Accepted accepted, CheckRecord known) {
        return start(accepted, known.run() + 1, known.sequence() + 1);
    }

    /**
     * A check whose decision is being told, with a delivery's token: it is the newer one, and may be accepted where the other is not
     * any more. The decision stays.
     */
    static CheckRecord adopt(CheckMessage.Accepted accepted, CheckRecord known, Instant now) {
        return known.withToken(
                        accepted.sealedToken(),
                        accepted.tokenExpiresAt().orElse(accepted.acceptedAt().plus(Limits.TOKEN_LIFE)))
                .in(known.phase().tellAnew(), now);
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
                0,
                new Phase.Evaluating(accepted.acceptedAt(), Optional.empty(), 0),
                Optional.empty(),
                told);
    }
}
