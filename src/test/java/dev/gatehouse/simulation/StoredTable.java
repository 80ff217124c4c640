package dev.gatehouse.simulation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One table of the storage account. Every write names the version that it follows; a row has a new one after each. */
class StoredTable {

    private final Map<String, Versioned> rows = new TreeMap<>();
    private final String name;
    private long writes;

    /** @param name what its versions begin with, so that they differ from another table's */
    StoredTable(String name) {
        this.name = name;
    }

    /**
     * What came of a write.
     *
     * @param version the row's new version; absent when nothing was written
     * @param isGone whether there was no row to replace
     */
    record Result(Optional<String> version, boolean isGone) {}

    Optional<Versioned> find(CheckId id) {
        return Optional.ofNullable(rows.get(id.value()));
    }

    /** Writes a row where there is none. */
    Result insert(CheckRecord record) {
        return rows.containsKey(record.id().value()) ? new Result(Optional.empty(), false) : write(record);
    }

    /** Writes a row in place of one of this version. */
    Result replace(CheckRecord record, String version) {
        Optional<Versioned> row = find(record.id());
        return row.filter(found -> found.version().equals(version)).isPresent()
                ? write(record)
                : new Result(Optional.empty(), row.isEmpty());
    }

    /** Whether the row was still of this version. */
    boolean delete(Versioned row) {
        boolean isCurrent = find(row.record().id())
                .filter(found -> found.version().equals(row.version()))
                .isPresent();
        if (isCurrent) {
            rows.remove(row.record().id().value());
        }
        return isCurrent;
    }

    List<Versioned> select(Predicate<CheckRecord> which, int most) {
        return rows.values().stream()
                .filter(row -> which.test(row.record()))
                .limit(most)
                .toList();
    }

    boolean isVersionOfThis(String version) {
        return version.startsWith(name);
    }

    private Result write(CheckRecord record) {
        String version = name + ++writes;
        rows.put(record.id().value(), new Versioned(record, version));
        return new Result(Optional.of(version), false);
    }
}
