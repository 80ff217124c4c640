package dev.gatehouse.simulation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A ledger that saves something else than it is given. */
final class Saves extends ForwardingLedger {

    private final UnaryOperator<CheckRecord> instead;

    Saves(UnaryOperator<CheckRecord> instead, CheckLedger ledger) {
        super(ledger);
        this.instead = instead;
    }

    @Override
    public Answer<Written> replace(CheckRecord record, String version) {
        return super.replace(instead.apply(record), version);
    }

    /** The end of a decision that was tried in vain, and not refused. */
    static CheckRecord expiredAfterATry(CheckRecord record) {
        return record.phase()
                .fold(
                        evaluating -> record,
                        delivering -> delivering.attempts() > 0
                                        && delivering.refusedSince().isEmpty()
                                ? expired(record)
                                : record,
                        ended -> record);
    }

    /** The end of a decision that is said to have been taken. */
    static CheckRecord expiredWhenTaken(CheckRecord record) {
        return record.phase()
                .fold(
                        evaluating -> record,
                        delivering -> record,
                        ended -> ended.end() != Phase.End.TAKEN
                                ? record
                                : record.in(
                                        new Phase.Ended(
                                                ended.decision(),
                                                ended.decidedAt(),
                                                Phase.End.TOKEN_EXPIRED,
                                                "it is said to have expired",
                                                ended.endedAt()),
                                        record.dueAt()));
    }

    /** A decision for what is to wait. */
    static CheckRecord failedWhenWaiting(CheckRecord record) {
        return record.phase()
                .fold(
                        evaluating ->
                                evaluating.unknownsInARow() > 0 ? record : decided(record, Decision.Result.FAILED),
                        delivering -> record,
                        ended -> record);
    }

    /** The other decision for what was given up. */
    static CheckRecord succeededWhenGivenUp(CheckRecord record) {
        return record.phase()
                .fold(
                        evaluating -> record,
                        delivering -> delivering.decision().reason().startsWith("gave up")
                                ? decided(record, Decision.Result.SUCCEEDED)
                                : record,
                        ended -> record);
    }

    private static CheckRecord decided(CheckRecord record, Decision.Result result) {
        return record.in(
                new Phase.Delivering(new Decision(result, "it is said so"), record.dueAt(), 0, Optional.empty()),
                record.dueAt());
    }

    private static CheckRecord expired(CheckRecord record) {
        return record.ended(Phase.End.TOKEN_EXPIRED, "it is said to have expired", record.dueAt());
    }
}
