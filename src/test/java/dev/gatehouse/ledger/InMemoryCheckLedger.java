package dev.gatehouse.ledger;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ledger in memory, for tests and for the development host. Its versions count the writes. Thread-safe. */
public final class InMemoryCheckLedger implements CheckLedger {

    private final Map<String, Versioned> rows = new TreeMap<>();
    private long writes;

    @Override
    public synchronized Answer<Optional<Versioned>> find(CheckId id) {
        return Answer.given(Optional.ofNullable(rows.get(id.value())));
    }

    @Override
    public synchronized Answer<Written> enter(CheckRecord record) {
        return Answer.given(rows.containsKey(record.id().value()) ? new Written.Overtaken() : write(record));
    }

    @Override
    public synchronized Answer<Written> replace(CheckRecord record, String version) {
        boolean current = Optional.ofNullable(rows.get(record.id().value()))
                .filter(row -> row.version().equals(version))
                .isPresent();
        return Answer.given(current ? write(record) : new Written.Overtaken());
    }

    @Override
    public synchronized Answer<List<CheckRecord>> ofPlan(String plan) {
        return Answer.given(rows.values().stream()
                .map(Versioned::record)
                .filter(record -> record.id().plan().equals(plan))
                .toList());
    }

    private Written write(CheckRecord record) {
        Versioned row = new Versioned(record, Long.toString(++writes));
        rows.put(record.id().value(), row);
        return new Written.Done(row.version());
    }
}
