package dev.gatehouse.simulation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ledger in which a check that was overdue is still overdue after it was saved. */
final class OverdueStays extends ForwardingLedger {

    private final Map<CheckId, Instant> due = new HashMap<>();

    OverdueStays(CheckLedger ledger) {
        super(ledger);
    }

    @Override
    public Answer<List<Versioned>> overdue(Instant dueBefore, int most) {
        return super.overdue(dueBefore, most).map(found -> {
            found.forEach(check -> due.put(check.record().id(), check.record().dueAt()));
            return found;
        });
    }

    @Override
    public Answer<Written> replace(CheckRecord record, String version) {
        return super.replace(record.in(record.phase(), due.getOrDefault(record.id(), record.dueAt())), version);
    }
}
