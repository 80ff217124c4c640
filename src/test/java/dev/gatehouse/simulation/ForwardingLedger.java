package dev.gatehouse.simulation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.WaitingCheck;
import dev.gatehouse.ledger.WaitingFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A ledger in front of another; those that extend it do one thing differently. */
class ForwardingLedger implements CheckLedger {

    private final CheckLedger ledger;

    ForwardingLedger(CheckLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Answer<Optional<Versioned>> find(CheckId id) {
        return ledger.find(id);
    }

    @Override
    public Answer<Written> enter(CheckRecord record) {
        return ledger.enter(record);
    }

    @Override
    public Answer<Written> replace(CheckRecord record, String version) {
        return ledger.replace(record, version);
    }

    @Override
    public Answer<List<CheckRecord>> ofPlan(String plan) {
        return ledger.ofPlan(plan);
    }

    @Override
    public Answer<List<Versioned>> overdue(Instant dueBefore, int most) {
        return ledger.overdue(dueBefore, most);
    }

    @Override
    public Answer<Integer> putAside(Instant endedBefore, int most) {
        return ledger.putAside(endedBefore, most);
    }

    @Override
    public Answer<Integer> forget(String plansBegin, Instant endedBefore, int most) {
        return ledger.forget(plansBegin, endedBefore, most);
    }

    @Override
    public Answer<List<WaitingCheck>> waiting(WaitingFilter filter, int most) {
        return ledger.waiting(filter, most);
    }

    @Override
    public Answer<Purged> purge(CheckId id, String version) {
        return ledger.purge(id, version);
    }
}
