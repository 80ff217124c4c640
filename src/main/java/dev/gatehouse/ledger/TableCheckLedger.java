package dev.gatehouse.ledger;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableServiceException;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The ledger in Azure Table storage: a partition for each plan, a row for each check. It connects at the first call and creates
 * its table when that is missing. A call takes {@link StorageLimits about 10 s} at most and never throws because of the storage
 * account.
 */
public final class TableCheckLedger implements CheckLedger {

    /** The table's name in the app's storage account. */
    public static final String TABLE = "GatehouseChecks";

    private static final String ETAG = "odata.etag";
    private static final String ALREADY_THERE = "EntityAlreadyExists";
    private static final int CHANGED = 412;
    private static final int ABSENT = 404;
    private static final int WRITE_ID_BYTES = 16;

    private final CheckTable table;
    private final RandomGenerator random;

    TableCheckLedger(CheckTable table, RandomGenerator random) {
        this.table = table;
        this.random = random;
    }

    /**
     * A ledger reached by the storage account's connection string.
     *
     * @param table its name, {@link #TABLE} unless something else must not meet it
     * @param http called at the first use; its client has to keep each try within {@link StorageLimits#TRY}
     * @param random marks each write, so that a writer knows its own
     */
    public static TableCheckLedger connectedBy(
            String connectionString, String table, Supplier<HttpClient> http, RandomGenerator random) {
        return new TableCheckLedger(CheckTable.connectedBy(table, connectionString, http), random);
    }

    /**
     * A ledger reached with the app's identity.
     *
     * @param endpoint the table service's, {@code https://<account>.table.core.windows.net}
     * @param table its name, {@link #TABLE} unless something else must not meet it
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
        return new TableCheckLedger(CheckTable.at(table, endpoint, credential, http), random);
    }

    @Override
    public Answer<Optional<Versioned>> find(CheckId id) {
        return row(id).then(row -> row.isEmpty()
                ? Answer.given(Optional.empty())
                : read(row.get())
                        .map(record ->
                                Optional.of(new Versioned(record, row.get().getETag()))));
    }

    @Override
    public Answer<Written> enter(CheckRecord record) {
        return write(
                record,
                (client, entity) -> client.createEntityWithResponse(entity, null, Context.NONE),
                refusal -> CheckTable.errorCode(refusal)
                        .filter(ALREADY_THERE::equals)
                        .isPresent());
    }

    @Override
    public Answer<Written> replace(CheckRecord record, String version) {
        return write(
                record,
                (client, entity) -> client.updateEntityWithResponse(
                        entity.addProperty(ETAG, version), TableEntityUpdateMode.REPLACE, true, null, Context.NONE),
                refusal -> refusal.getResponse().getStatusCode() == CHANGED
                        || (refusal.getResponse().getStatusCode() == ABSENT && !CheckTable.isMissing(refusal)));
    }

    @Override
    public Answer<List<CheckRecord>> ofPlan(String plan) {
        return rows("PartitionKey eq " + quoted(plan)).then(this::readAll);
    }

    /**
     * A refused condition alone says nothing: the first try may have written the row and its answer been lost, so that the
     * library's second try met the first one's row. The row itself tells whose it is.
     */
    private Answer<Written> write(
            CheckRecord record,
            BiFunction<TableClient, TableEntity, Response<Void>> call,
            Predicate<TableServiceException> conditionFailed) {
        String writeId = writeId();
        TableEntity entity = CheckEntity.of(record, writeId);
        Answer<Optional<String>> etag = table.ask(client -> {
            try {
                return Optional.ofNullable(
                                call.apply(client, entity).getHeaders().getValue(HttpHeaderName.ETAG))
                        .map(TableCheckLedger::whole);
            } catch (TableServiceException e) {
                if (conditionFailed.test(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
        return etag.then(version -> version.isPresent()
                ? Answer.given(new Written.Done(version.get()))
                : row(record.id())
                        .map(row -> row.filter(found -> CheckEntity.isOf(found, writeId))
                                .<Written>map(own -> new Written.Done(own.getETag()))
                                .orElseGet(Written.Overtaken::new)));
    }

    /** A query, since a read of a row that is not there would be an error in the library's log. */
    private Answer<Optional<TableEntity>> row(CheckId id) {
        return rows("PartitionKey eq " + quoted(id.plan()) + " and RowKey eq " + quoted(id.value()))
                .map(rows -> rows.stream().findFirst());
    }

    private Answer<List<TableEntity>> rows(String filter) {
        return table.ask(
                client -> client.listEntities(new ListEntitiesOptions().setFilter(filter), null, Context.NONE).stream()
                        .toList());
    }

    private Answer<List<CheckRecord>> readAll(List<TableEntity> rows) {
        List<CheckRecord> records = new ArrayList<>();
        for (TableEntity row : rows) {
            Answer<CheckRecord> record = read(row);
            if (record instanceof Answer.Failed<CheckRecord> failed) {
                return Answer.failed(failed.fault());
            }
            record.map(records::add);
        }
        return Answer.given(List.copyOf(records));
    }

    private Answer<CheckRecord> read(TableEntity row) {
        try {
            return Answer.given(CheckEntity.read(row));
        } catch (UnreadableRow e) {
            return Answer.failed(Fault.mistake("The ledger's row " + row.getRowKey() + " of table " + table.name()
                    + " cannot be read: " + e.getMessage() + ". Put the column right, or delete the row."));
        }
    }

    private String writeId() {
        byte[] bytes = new byte[WRITE_ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The library cuts the quotation mark off the end of a header's ETag, and without it the service takes no condition. */
    private static String whole(String etag) {
        return etag.startsWith("W/\"") && !etag.endsWith("\"") ? etag + "\"" : etag;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
