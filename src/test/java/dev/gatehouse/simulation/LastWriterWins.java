package dev.gatehouse.simulation;

import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;

/** A table that takes every write, whatever version it names. */
final class LastWriterWins extends StoredTable {

    LastWriterWins(String name) {
        super(name);
    }

    @Override
    Result replace(CheckRecord record, String version) {
        return super.replace(record, find(record.id()).map(Versioned::version).orElse(version));
    }
}
