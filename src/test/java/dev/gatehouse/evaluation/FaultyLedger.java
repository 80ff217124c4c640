package dev.gatehouse.evaluation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.WaitingCheck;
import dev.gatehouse.ledger.WaitingFilter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A ledger whose next calls fail when a test says so. */
final class FaultyLedger implements CheckLedger {

    private final CheckLedger ledger;
    private final Deque<Optional<Fault>> faults = new ArrayDeque<>();
    private Runnable beforeNext = () -> {};

    FaultyLedger(CheckLedger ledger) {
        this.ledger = ledger;
    }

    void fail(Fault fault) {
        faults.add(Optional.of(fault));
    }

    /** So many calls succeed before the next one fails. */
    void passOn(int calls) {
        for (int i = 0; i < calls; i++) {
            faults.add(Optional.empty());
        }
    }

    /** Something happens before the next call that was not told to fail or to pass. */
    void beforeNext(Runnable event) {
        beforeNext = event;
    }

    @Override
    public Answer<Optional<Versioned>> find(CheckId id) {
        return call(() -> ledger.find(id));
    }

    @Override
    public Answer<Written> enter(CheckRecord record) {
        return call(() -> ledger.enter(record));
    }

    @Override
    public Answer<Written> replace(CheckRecord record, String version) {
        return call(() -> ledger.replace(record, version));
    }

    @Override
    public Answer<List<CheckRecord>> ofPlan(String plan) {
        return call(() -> ledger.ofPlan(plan));
    }

    @Override
    public Answer<List<Versioned>> overdue(Instant dueBefore, int most) {
        return call(() -> ledger.overdue(dueBefore, most));
    }

    @Override
    public Answer<Integer> putAside(Instant endedBefore, int most) {
        return call(() -> ledger.putAside(endedBefore, most));
    }

    @Override
    public Answer<Integer> forget(String plansBegin, Instant endedBefore, int most) {
        return call(() -> ledger.forget(plansBegin, endedBefore, most));
    }

    @Override
    public Answer<List<WaitingCheck>> waiting(WaitingFilter filter, int most) {
        return call(() -> ledger.waiting(filter, most));
    }

    @Override
    public Answer<Purged> purge(CheckId id, String version) {
        return call(() -> ledger.purge(id, version));
    }

    private <T> Answer<T> call(Supplier<Answer<T>> answer) {
        if (faults.isEmpty()) {
            Runnable event = beforeNext;
            beforeNext = () -> {};
            event.run();
        }
        Optional<Fault> told = faults.isEmpty() ? Optional.empty() : faults.remove();
        return told.<Answer<T>>map(Answer::failed).orElseGet(answer);
    }
}
