package dev.gatehouse.evaluation;

import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.History;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.ledger.Told;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a delivery makes of its check. */
final class Runs {

    private Runs() {}

    static CheckRecord firstRun(CheckMessage.Accepted accepted) {
        return start(accepted, 1, 0);
    }

    /**
     * The number that the run before expected last may be that of a message that is still there. One more is left out, so that this
     * does not count as the one before the first.
     */
    static CheckRecord anotherRun(CheckMessage.Accepted accepted, CheckRecord known) {
        return start(accepted, known.run() + 1, known.sequence() + 2);
    }

    /**
     * A delivery that proved itself in place of the one that is known: in the same run, where nothing was decided or told yet; in
     * another run, where the check has ended.
     */
    static CheckRecord inPlaceOf(CheckMessage.Accepted accepted, CheckRecord known) {
        return known.phase().hasEnded()
                ? anotherRun(accepted, known)
                : start(accepted, known.run(), known.sequence() + 2);
    }

    /**
     * A check whose decision could not be told yet, due at once and with the token of a delivery that proved itself, if that one
     * lives longer: it may be accepted where the other is not any more. The decision stays.
     */
    static CheckRecord adopt(CheckMessage.Accepted accepted, CheckRecord known, Instant now) {
        Instant expiry = TokenExpiry.of(accepted);
        return expiry.isAfter(TokenExpiry.of(known))
                ? known.withToken(accepted.sealedToken(), expiry)
                        .in(known.phase().tellAnew(), now)
                : known.in(known.phase(), now);
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
                accepted.policy(),
                Optional.of(accepted.sealedToken()),
                accepted.tokenExpiresAt(),
                accepted.acceptedAt(),
                accepted.deadline(),
                firstSequence,
                firstSequence,
                accepted.acceptedAt(),
                0,
                new Phase.Evaluating(accepted.acceptedAt(), Optional.empty(), 0, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                told,
                History.NONE,
                Set.of());
    }
}
