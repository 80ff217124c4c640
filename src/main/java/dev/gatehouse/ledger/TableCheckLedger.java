package dev.gatehouse.ledger;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.data.tables.models.TableEntity;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.LogScope;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger in Azure Table storage: one table for the checks that wait and those that have just ended, and one for those that
 * were put aside. Where both have a row, the first table's holds. It connects at the first call and creates its tables when
 * they are missing. A call of the storage account takes {@link StorageLimits about 10 s} at most and never throws because of it.
 */
public final class TableCheckLedger implements CheckLedger {

    /** The name in the app's storage account of the table of checks that wait. The other one's is made of it. */
    public static final String TABLE = "GatehouseChecks";

    private static final Logger LOG = LoggerFactory.getLogger(TableCheckLedger.class);
    private static final String ASIDE = "Ended";

    private final CheckRows waiting;
    private final EndedRows aside;

    private TableCheckLedger(CheckTable waiting, CheckTable aside, RandomGenerator random) {
        this.waiting = new CheckRows(waiting, random);
        this.aside = new EndedRows(new CheckRows(aside, random));
    }

    /**
     * A ledger reached by the storage account's connection string.
     *
     * @param table its first table's name, {@link #TABLE} unless something else must not meet it
     * @param http called at the first use; its client has to keep each try within {@link StorageLimits#TRY}
     * @param random marks each write, so that a writer knows its own
     */
    public static TableCheckLedger connectedBy(
            String connectionString, String table, Supplier<HttpClient> http, RandomGenerator random) {
        return new TableCheckLedger(
                CheckTable.connectedBy(table, connectionString, http),
                CheckTable.connectedBy(table + ASIDE, connectionString, http),
                random);
    }

    /**
     * A ledger reached with the app's identity.
     *
     * @param endpoint the table service's, {@code https://<account>.table.core.windows.net}
     * @param table its first table's name, {@link #TABLE} unless something else must not meet it
     * @param credential called at the first use
     * @param http called at the first use; its client has to keep each try within {@link StorageLimits#TRY}
     * @param random marks each write, so that a writer knows its own
     */
    public static TableCheckLedger at(
            URI endpoint,
            String table,
            Supplier<TokenCredential> credential,
            Supplier<HttpClient> http,
            RandomGenerator random) {
        return new TableCheckLedger(
                CheckTable.at(table, endpoint, credential, http),
                CheckTable.at(table + ASIDE, endpoint, credential, http),
                random);
    }

    /** One call for a check that waits, two for others. In this order no row is missed that is put aside in between. */
    @Override
    public Answer<Optional<Versioned>> find(CheckId id) {
        return waiting.find(id)
                .then(row -> row.isPresent()
                        ? waiting.read(row.get()).map(record -> Optional.of(versioned(record, row.get())))
                        : aside.find(id));
    }

    private static Versioned versioned(CheckRecord record, TableEntity row) {
        return new Versioned(record, row.getETag());
    }

    @Override
    public Answer<Written> enter(CheckRecord record) {
        return waiting.insert(record).map(TableCheckLedger::written);
    }

    @Override
    public Answer<Written> replace(CheckRecord record, String version) {
        if (EndedRows.isVersion(version)) {
            return aside.isCurrent(record.id(), version)
                    .then(current -> current ? enter(record) : Answer.given(new Written.Overtaken()));
        }
        return waiting.replace(record, version)
                .then(outcome -> outcome instanceof CheckRows.Outcome.Gone
                        ? absent(record.id())
                        : Answer.given(written(outcome)));
    }

    /** The row was put aside after it was read, or its check was never there; nobody has overtaken the former. */
    private Answer<Written> absent(CheckId id) {
        return aside.find(id)
                .then(
                        found -> found.isEmpty()
                                ? Answer.given(new Written.Overtaken())
                                : Answer.failed(
                                        Fault.passing(
                                                "Check " + id
                                                        + " was put aside among those that have ended just when it was to be written. It is tried again.")));
    }

    @Override
    public Answer<List<CheckRecord>> ofPlan(String plan) {
        return waiting.ofPlan(plan)
                .then(first -> aside.rows().ofPlan(plan).then(second -> {
                    Map<String, TableEntity> rows = new LinkedHashMap<>();
                    first.forEach(row -> rows.put(row.getRowKey(), row));
                    second.forEach(row -> rows.putIfAbsent(row.getRowKey(), row));
                    return readAll(List.copyOf(rows.values()));
                }));
    }

    @Override
    public Answer<List<Versioned>> overdue(Instant dueBefore, int most) {
        return waiting.select(
                        CheckEntity.READABLE + " and phase ne " + EndedRows.PHASE + " and dueAt lt "
                                + CheckRows.time(dueBefore),
                        most)
                .map(rows -> {
                    List<Versioned> checks = new ArrayList<>();
                    for (TableEntity row : rows) {
                        // One row that cannot be read must not hold up the others.
                        waiting.read(row).fold(record -> checks.add(versioned(record, row)), fault -> note(row, fault));
                    }
                    return List.copyOf(checks);
                });
    }

    private static boolean note(TableEntity row, Fault fault) {
        CheckId.parse(row.getRowKey()).ifPresent(LogScope::enter);
        LOG.error(fault.sentence());
        LogScope.leave();
        return false;
    }

    @Override
    public Answer<Integer> putAside(Instant endedBefore, int most) {
        return waiting.select(EndedRows.endedBefore(endedBefore), most)
                .then(rows -> EndedRows.count(rows, row -> aside.take(row, waiting)));
    }

    @Override
    public Answer<Integer> forget(String plansBegin, Instant endedBefore, int most) {
        return aside.forget(plansBegin, endedBefore, most);
    }

    @Override
    public Answer<List<WaitingCheck>> waiting(WaitingFilter filter, int most) {
        return waiting.first(
                WaitingRows.filter(filter), WaitingRows.COLUMNS, this::listed, WaitingCheck.NEWEST_FIRST, most);
    }

    /** One row that cannot be read must not keep the others from the list. */
    private Optional<WaitingCheck> listed(TableEntity row) {
        return waiting.readWaiting(row).fold(Optional::of, fault -> {
            note(row, fault);
            return Optional.empty();
        });
    }

    /** A row of the first table alone is not deleted: whoever is putting it aside would bring it back. */
    @Override
    public Answer<Purged> purge(CheckId id, String version) {
        return EndedRows.isVersion(version) ? aside.purge(id, version) : Answer.given(Purged.NOT_PUT_ASIDE);
    }

    private static Written written(CheckRows.Outcome outcome) {
        return outcome instanceof CheckRows.Outcome.Done done ? new Written.Done(done.etag()) : new Written.Overtaken();
    }

    private Answer<List<CheckRecord>> readAll(List<TableEntity> rows) {
        List<CheckRecord> records = new ArrayList<>();
        for (TableEntity row : rows) {
            Answer<CheckRecord> record = waiting.read(row);
            if (record instanceof Answer.Failed<CheckRecord> failed) {
                return Answer.failed(failed.fault());
            }
            record.map(records::add);
        }
        return Answer.given(List.copyOf(records));
    }
}
