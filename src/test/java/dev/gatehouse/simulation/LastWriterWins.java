package dev.gatehouse.simulation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;

/** A ledger that takes every write, whatever version it names. */
final class LastWriterWins extends ForwardingLedger {

    private final CheckLedger ledger;

    LastWriterWins(CheckLedger ledger) {
        super(ledger);
        this.ledger = ledger;
    }

    @Override
    public Answer<Written> replace(CheckRecord record, String version) {
        return ledger.find(record.id())
                .then(found ->
                        ledger.replace(record, found.map(Versioned::version).orElse(version)));
    }
}
