package dev.gatehouse.benchmark;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.WaitingCheck;
import dev.gatehouse.ledger.WaitingFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A ledger whose operations are counted, and of which somebody is told what the app does with its records. */
final class CountedLedger implements CheckLedger {

    private final Supplier<CheckLedger> ledger;
    private final StorageOperations operations;
    private final CheckWatch watch;

    /** @param ledger is asked for the ledger at each operation, because it may be taken for another */
    CountedLedger(Supplier<CheckLedger> ledger, StorageOperations operations, CheckWatch watch) {
        this.ledger = ledger;
        this.operations = operations;
        this.watch = watch;
    }

    private CheckLedger counted() {
        operations.other();
        return ledger.get();
    }

    @Override
    public Answer<Optional<Versioned>> find(CheckId id) {
        return counted().find(id).map(row -> {
            row.map(Versioned::record).ifPresent(watch::begun);
            return row;
        });
    }

    @Override
    public Answer<Written> enter(CheckRecord record) {
        return counted().enter(record);
    }

    @Override
    public Answer<Written> replace(CheckRecord record, String version) {
        return counted().replace(record, version).map(written -> {
            if (written.<Boolean>fold(saved -> true, () -> false)) {
                watch.saved(record);
            }
            return written;
        });
    }

    @Override
    public Answer<List<CheckRecord>> ofPlan(String plan) {
        return counted().ofPlan(plan);
    }

    @Override
    public Answer<List<Versioned>> overdue(Instant dueBefore, int most) {
        return counted().overdue(dueBefore, most);
    }

    @Override
    public Answer<Integer> putAside(Instant endedBefore, int most) {
        return counted().putAside(endedBefore, most);
    }

    @Override
    public Answer<Integer> forget(String plansBegin, Instant endedBefore, int most) {
        return counted().forget(plansBegin, endedBefore, most);
    }

    @Override
    public Answer<List<WaitingCheck>> waiting(WaitingFilter filter, int most) {
        return counted().waiting(filter, most);
    }

    @Override
    public Answer<Purged> purge(CheckId id, String version) {
        return counted().purge(id, version);
    }
}
