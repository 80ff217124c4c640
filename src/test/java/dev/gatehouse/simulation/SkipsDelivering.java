package dev.gatehouse.simulation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.ledger.CheckLedger;
import java.time.Instant;
import java.util.List;

/** A ledger that does not show the checks whose decision is on its way. */
final class SkipsDelivering extends ForwardingLedger {

    SkipsDelivering(CheckLedger ledger) {
        super(ledger);
    }

    @Override
    public Answer<List<Versioned>> overdue(Instant dueBefore, int most) {
        return super.overdue(dueBefore, most)
                .map(found -> found.stream()
                        .filter(check -> check.record().phase().fold(e -> true, d -> false, ended -> false))
                        .toList());
    }
}
