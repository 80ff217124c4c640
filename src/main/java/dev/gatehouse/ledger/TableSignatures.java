package dev.gatehouse.ledger;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.util.Context;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableServiceException;
import dev.gatehouse.check.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The signatures that were used, in Azure Table storage: a row for each, inserted by the first use and never changed. */
public final class TableSignatures implements SeenSignatures {

    /** The name in the app's storage account. */
    public static final String TABLE = "GatehouseSignatures";

    private static final String USE = "usedFor";
    private static final String USED_AT = "usedAt";
    private static final String ALREADY_THERE = "EntityAlreadyExists";
    private static final int PARTITION_DIGITS = 2;

    private final CheckTable table;

    private TableSignatures(CheckTable table) {
        this.table = table;
    }

    /**
     * Reached by the storage account's connection string.
     *
     * @param table its name, {@link #TABLE} unless something else must not meet it
     * @param http called at the first use; its client has to keep each try within {@link StorageLimits#TRY}
     */
    public static TableSignatures connectedBy(String connectionString, String table, Supplier<HttpClient> http) {
        return new TableSignatures(CheckTable.connectedBy(table, connectionString, http));
    }

    /**
     * Reached with the app's identity.
     *
     * @param endpoint the table service's, {@code https://<account>.table.core.windows.net}
     * @param credential called at the first use
     */
    public static TableSignatures at(
            URI endpoint, String table, Supplier<TokenCredential> credential, Supplier<HttpClient> http) {
        return new TableSignatures(CheckTable.at(table, endpoint, credential, http));
    }

    /** A row that is there already may be this very one, written by a first try whose answer was lost. */
    @Override
    public Answer<Boolean> use(String signature, String use, Instant now) {
        TableEntity row = new TableEntity(signature.substring(0, PARTITION_DIGITS), signature)
                .addProperty(USE, use)
                .addProperty(USED_AT, now.toEpochMilli());
        return table.ask(client -> {
            try {
                client.createEntity(row);
                return true;
            } catch (TableServiceException e) {
                if (CheckTable.errorCode(e).filter(ALREADY_THERE::equals).isEmpty()) {
                    throw e;
                }
                return use.equals(
                        client.getEntity(row.getPartitionKey(), row.getRowKey()).getProperty(USE));
            }
        });
    }

    @Override
    public Answer<Integer> forget(Instant usedBefore, int most) {
        ListEntitiesOptions old = new ListEntitiesOptions()
                .setFilter(USED_AT + " lt " + usedBefore.toEpochMilli() + "L")
                .setTop(most);
        return table.ask(client -> {
            List<TableEntity> rows = new ArrayList<>();
            for (TableEntity row : client.listEntities(old, null, Context.NONE)) {
                rows.add(row);
                if (rows.size() == most) {
                    break;
                }
            }
            rows.forEach(client::deleteEntity);
            return rows.size();
        });
    }
}
