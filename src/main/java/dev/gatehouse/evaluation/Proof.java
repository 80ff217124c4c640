package dev.gatehouse.evaluation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The proof that a delivery comes from Azure Pipelines: the plan that it names can be read with the token that it brought. Until
 * it can, nothing else is called, so that whoever makes up a delivery can have no more done with it than that.
 */
final class Proof {

    /** How long refusals go on until they count as final: services in trouble refuse good tokens for minutes. */
    static final Duration REFUSED_FOR_GOOD = Duration.ofMinutes(10);

    static final String NOT_PROVEN = "the delivery did not prove that it comes from Azure Pipelines: the plan that it"
            + " names could not be read with the job token that it brought. ";

    private final Cadence cadence;

    Proof(Cadence cadence) {
        this.cadence = cadence;
    }

    /** What follows when the plan was never read and the token is refused: another try, or the end. */
    CheckRecord refused(Pass pass, Fault fault) {
        Instant now = pass.now();
        Instant since = pass.phase().refusedSince().orElse(now);
        Instant last = since.plus(REFUSED_FOR_GOOD);
        if (!now.isBefore(last)) {
            return unproven(pass.record(), "Nothing was evaluated, because ", fault, now);
        }
        int inARow = pass.phase().unknownsInARow() + 1;
        Instant next = cadence.afterUnknown(
                now,
                inARow,
                fault,
                pass.rules().every(),
                Cadence.earlier(last, pass.record().deadline()));
        return pass.record().in(new Phase.Evaluating(next, Optional.empty(), inARow, Optional.of(since)), next);
    }

    /** The end of a check whose decision cannot be told, because its delivery did not prove itself. */
    static CheckRecord unproven(CheckRecord record, Fault fault, Instant now) {
        return unproven(record, "The decision was not sent, because ", fault, now);
    }

    private static CheckRecord unproven(CheckRecord record, String what, Fault fault, Instant now) {
        return record.ended(Phase.End.UNPROVEN, what + NOT_PROVEN + fault.sentence(), now);
    }
}
