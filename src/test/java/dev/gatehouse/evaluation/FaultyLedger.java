package dev.gatehouse.evaluation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A ledger whose next calls fail when a test says so. */
final class FaultyLedger implements CheckLedger {

    private final CheckLedger ledger;
    private final Deque<Fault> faults = new ArrayDeque<>();

    FaultyLedger(CheckLedger ledger) {
        this.ledger = ledger;
    }

    void fail(Fault fault) {
        faults.add(fault);
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

    private <T> Answer<T> call(Supplier<Answer<T>> answer) {
        return Optional.ofNullable(faults.poll()).<Answer<T>>map(Answer::failed).orElseGet(answer);
    }
}
