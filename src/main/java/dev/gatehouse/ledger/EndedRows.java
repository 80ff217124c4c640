package dev.gatehouse.ledger;

import com.azure.data.tables.models.TableEntity;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The table of checks that were put aside after their end. Its versions differ from the first table's. */
final class EndedRows {

    /** What the column {@code phase} says of them, quoted. */
    static final String PHASE = CheckRows.quoted("ended");

    private static final String VERSION = "ended ";
    private static final String SEQUENCE = "sequence";

    private final CheckRows rows;

    EndedRows(CheckRows rows) {
        this.rows = rows;
    }

    CheckRows rows() {
        return rows;
    }

    static String endedBefore(Instant time) {
        return "phase eq " + PHASE + " and endedAt lt " + CheckRows.time(time);
    }

    static boolean isVersion(String version) {
        return version.startsWith(VERSION);
    }

    Answer<Optional<Versioned>> find(CheckId id) {
        return rows.find(id)
                .then(row -> row.isEmpty()
                        ? Answer.given(Optional.empty())
                        : rows.read(row.get()).map(record -> Optional.of(new Versioned(record, version(row.get())))));
    }

    Answer<Boolean> isCurrent(CheckId id, String version) {
        return rows.find(id)
                .map(row -> row.filter(found -> version(found).equals(version)).isPresent());
    }

    /**
     * Takes a row over from the first table: written here before it is deleted there, and deleted only if it still is what was
     * written. Whoever dies in between leaves it in both, and the next one goes on from there.
     */
    Answer<Boolean> take(TableEntity row, CheckRows from) {
        return rows.insert(CheckEntity.copy(row))
                .then(outcome -> outcome instanceof CheckRows.Outcome.Done ? Answer.given(true) : supersede(row))
                .then(taken -> taken ? from.delete(row) : Answer.given(false));
    }

    /** A row of the same check is here: this very one, or one of an earlier run. A run's sequence is higher than the last one's. */
    private Answer<Boolean> supersede(TableEntity row) {
        return rows.select(CheckRows.keys(row), 1).then(found -> {
            if (found.isEmpty()) {
                return Answer.given(false);
            }
            long here = sequence(found.get(0));
            return here < sequence(row)
                    ? rows.replace(CheckEntity.copy(row), found.get(0).getETag())
                            .map(outcome -> outcome instanceof CheckRows.Outcome.Done)
                    : Answer.given(true);
        });
    }

    Answer<Integer> forget(String plansBegin, Instant endedBefore, int most) {
        // A plan's name is of hexadecimal digits, and g comes after them.
        String plans = "PartitionKey ge " + CheckRows.quoted(plansBegin) + " and PartitionKey lt "
                + CheckRows.quoted(plansBegin + "g");
        return rows.select(plans + " and " + endedBefore(endedBefore), most).then(old -> count(old, rows::delete));
    }

    Answer<CheckLedger.Purged> purge(CheckId id, String version) {
        return rows.find(id)
                .then(row -> row.filter(found -> version(found).equals(version))
                        .map(rows::delete)
                        .orElse(Answer.given(false)))
                .map(isDeleted -> isDeleted ? CheckLedger.Purged.DONE : CheckLedger.Purged.OVERTAKEN);
    }

    /**
     * Does something with each row, and counts those of which it was true. A fault that may pass ends it; another one is that
     * row's alone and does not hold up the others.
     */
    static Answer<Integer> count(List<TableEntity> rows, Function<TableEntity, Answer<Boolean>> work) {
        int count = 0;
        Optional<Fault> first = Optional.empty();
        for (TableEntity row : rows) {
            Answer<Boolean> one = work.apply(row);
            Optional<Fault> fault = one.fold(did -> Optional.empty(), Optional::of);
            if (fault.filter(Fault::mayPass).isPresent()) {
                return Answer.failed(fault.get());
            }
            first = first.isPresent() ? first : fault;
            count += one.fold(did -> did, problem -> false) ? 1 : 0;
        }
        return first.isPresent() ? Answer.failed(first.get()) : Answer.given(count);
    }

    private static String version(TableEntity row) {
        return VERSION + row.getETag();
    }

    /** A row without one was broken by hand, and counts as older than any other. */
    private static long sequence(TableEntity row) {
        return row.getProperty(SEQUENCE) instanceof Long number ? number : -1;
    }
}
