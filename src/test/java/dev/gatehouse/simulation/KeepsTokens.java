package dev.gatehouse.simulation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import java.util.Optional;

/** A ledger in which a check's token stays after its end. */
final class KeepsTokens extends ForwardingLedger {

    private Optional<String> token = Optional.empty();

    KeepsTokens(CheckLedger ledger) {
        super(ledger);
    }

    @Override
    public Answer<Optional<Versioned>> find(CheckId id) {
        return super.find(id).map(found -> {
            token = found.flatMap(known -> known.record().sealedToken());
            return found;
        });
    }

    @Override
    public Answer<Written> replace(CheckRecord record, String version) {
        return super.replace(with(record.sealedToken().or(() -> token), record), version);
    }

    private static CheckRecord with(Optional<String> token, CheckRecord record) {
        return new CheckRecord(
                record.id(),
                record.run(),
                record.deliveryId(),
                record.delivery(),
                record.definition(),
                record.policy(),
                token,
                record.tokenExpiresAt(),
                record.acceptedAt(),
                record.deadline(),
                record.firstSequence(),
                record.sequence(),
                record.dueAt(),
                record.resent(),
                record.phase(),
                record.findings(),
                record.notes(),
                record.told(),
                record.history(),
                record.unsent());
    }
}
