package dev.gatehouse.ledger;

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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The rows of one table of checks: a partition for each plan, a row for each check. Every write is conditional. */
final class CheckRows {

    private static final String ETAG = "odata.etag";
    private static final String ALREADY_THERE = "EntityAlreadyExists";
    private static final int CHANGED = 412;
    private static final int ABSENT = 404;
    private static final int LARGEST_PAGE = 1_000;
    private static final int WRITE_ID_BYTES = 16;

    private final CheckTable table;
    private final RandomGenerator random;

    CheckRows(CheckTable table, RandomGenerator random) {
        this.table = table;
        this.random = random;
    }

    /** Makes something of a row. */
    private interface Reader<T> {
        T read(TableEntity row) throws UnreadableRow;
    }

    /** What came of a conditional write of a row. */
    sealed interface Outcome {

        /** It was written, and has this ETag now. */
        record Done(String etag) implements Outcome {}

        /** Another row is there; nothing was written. */
        record Changed() implements Outcome {}

        /** No row is there; nothing was written. */
        record Gone() implements Outcome {}
    }

    /** A query, since a read of a row that is not there would be an error in the library's log. */
    Answer<Optional<TableEntity>> find(CheckId id) {
        return select(keys(id.plan(), id.value()), 1).map(rows -> rows.stream().findFirst());
    }

    Answer<List<TableEntity>> ofPlan(String plan) {
        return select("PartitionKey eq " + quoted(plan), Integer.MAX_VALUE);
    }

    /** The rows that a filter lets through, at most so many: no page of the table is read beyond those that are needed. */
    Answer<List<TableEntity>> select(String filter, int most) {
        ListEntitiesOptions options =
                new ListEntitiesOptions().setFilter(filter).setTop(Math.min(most, LARGEST_PAGE));
        return table.ask(client -> {
            List<TableEntity> rows = new ArrayList<>();
            for (TableEntity row : client.listEntities(options, null, Context.NONE)) {
                rows.add(row);
                if (rows.size() == most) {
                    break;
                }
            }
            return rows;
        });
    }

    /**
     * What a reader makes of the rows that a filter lets through, the first so many in an order. All those rows are read, with these
     * columns alone; in memory are a page of them and what is asked for.
     *
     * @param reader empty for a row that is left out
     */
    <T> Answer<List<T>> first(
            String filter,
            List<String> columns,
            Function<TableEntity, Optional<T>> reader,
            Comparator<T> order,
            int most) {
        ListEntitiesOptions options =
                new ListEntitiesOptions().setFilter(filter).setSelect(columns);
        return table.ask(client -> {
            PriorityQueue<T> lastFirst = new PriorityQueue<>(order.reversed());
            for (TableEntity row : client.listEntities(options, null, Context.NONE)) {
                reader.apply(row).ifPresent(lastFirst::add);
                if (lastFirst.size() > most) {
                    lastFirst.remove();
                }
            }
            return lastFirst.stream().sorted(order).toList();
        });
    }

    Answer<Outcome> insert(CheckRecord record) {
        return insert(CheckEntity.of(record, writeId()));
    }

    Answer<Outcome> insert(TableEntity entity) {
        return write(
                entity,
                (client, row) -> client.createEntityWithResponse(row, null, Context.NONE),
                refusal -> CheckTable.errorCode(refusal)
                        .filter(ALREADY_THERE::equals)
                        .isPresent());
    }

    Answer<Outcome> replace(CheckRecord record, String etag) {
        return replace(CheckEntity.of(record, writeId()), etag);
    }

    Answer<Outcome> replace(TableEntity entity, String etag) {
        return write(
                entity,
                (client, row) -> client.updateEntityWithResponse(
                        row.addProperty(ETAG, etag), TableEntityUpdateMode.REPLACE, true, null, Context.NONE),
                CheckRows::isChangedOrAbsent);
    }

    /** Deletes a row unless it has changed since it was read. A second try of the library finds what its first one did. */
    Answer<Boolean> delete(TableEntity row) {
        return table.ask(client -> {
            try {
                client.deleteEntityWithResponse(row, true, null, Context.NONE);
                return true;
            } catch (TableServiceException e) {
                if (isChangedOrAbsent(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    Answer<CheckRecord> read(TableEntity row) {
        return read(row, CheckEntity::read);
    }

    Answer<WaitingCheck> readWaiting(TableEntity row) {
        return read(row, WaitingRows::read);
    }

    private <T> Answer<T> read(TableEntity row, Reader<T> reader) {
        try {
            return Answer.given(reader.read(row));
        } catch (UnreadableRow e) {
            return Answer.failed(Fault.mistake("The ledger's row " + row.getRowKey() + " of table " + table.name()
                    + " cannot be read: " + e.getMessage() + ". Put the column right, or delete the row."));
        }
    }

    /**
     * A refused condition alone says nothing: the first try may have written the row and its answer been lost, so that the
     * library's second try met the first one's row. The row itself tells whose it is.
     */
    private Answer<Outcome> write(
            TableEntity entity,
            BiFunction<TableClient, TableEntity, Response<Void>> call,
            Predicate<TableServiceException> conditionFailed) {
        Answer<Optional<String>> etag = table.ask(client -> {
            try {
                return Optional.ofNullable(
                                call.apply(client, entity).getHeaders().getValue(HttpHeaderName.ETAG))
                        .map(CheckRows::whole);
            } catch (TableServiceException e) {
                if (conditionFailed.test(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
        return etag.then(written -> written.isPresent()
                ? Answer.given(new Outcome.Done(written.get()))
                : select(keys(entity), 1)
                        .map(rows -> rows.isEmpty() ? new Outcome.Gone() : whose(rows.get(0), entity)));
    }

    private static Outcome whose(TableEntity found, TableEntity written) {
        return CheckEntity.isSameWrite(found, written) ? new Outcome.Done(found.getETag()) : new Outcome.Changed();
    }

    private static boolean isChangedOrAbsent(TableServiceException refusal) {
        int status = refusal.getResponse().getStatusCode();
        return status == CHANGED || (status == ABSENT && !CheckTable.isMissing(refusal));
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

    /** The filter that lets one row through: that with these keys. */
    static String keys(TableEntity row) {
        return keys(row.getPartitionKey(), row.getRowKey());
    }

    private static String keys(String partition, String row) {
        return "PartitionKey eq " + quoted(partition) + " and RowKey eq " + quoted(row);
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** To the millisecond, like all times that are stored: the service reads no more than seven digits. */
    static String time(Instant time) {
        return "datetime'" + time.truncatedTo(ChronoUnit.MILLIS) + "'";
    }
}
