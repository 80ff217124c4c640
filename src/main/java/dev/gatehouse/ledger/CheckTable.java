package dev.gatehouse.ledger;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpClient;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import dev.gatehouse.check.Answer;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The table that the ledger is in: connected to at the first call, created when it turns out to be missing. */
final class CheckTable {

    private static final int NOT_FOUND = 404;
    private static final String TABLE_NOT_FOUND = "TableNotFound";
    private static final String TABLE_ALREADY_EXISTS = "TableAlreadyExists";

    private final String name;
    private final Consumer<TableClientBuilder> connection;
    private final Supplier<HttpClient> http;
    private final StorageFaults faults;
    private @Nullable TableClient client;

    CheckTable(String name, Consumer<TableClientBuilder> connection, Supplier<HttpClient> http) {
        this.name = name;
        this.connection = connection;
        this.http = http;
        this.faults = new StorageFaults(
                "the ledger (table " + name + ")", "Storage Table Data Contributor", CheckTable::errorCode);
    }

    static CheckTable connectedBy(String name, String connectionString, Supplier<HttpClient> http) {
        return new CheckTable(name, builder -> builder.connectionString(connectionString), http);
    }

    static CheckTable at(String name, URI endpoint, Supplier<TokenCredential> credential, Supplier<HttpClient> http) {
        return new CheckTable(
                name, builder -> builder.endpoint(endpoint.toString()).credential(credential.get()), http);
    }

    String name() {
        return name;
    }

    /** Asks the table. Creating it only when it turns out to be missing spares each new process a call. */
    <T> Answer<T> ask(Function<TableClient, T> question) {
        try {
            TableClient table = client();
            try {
                return Answer.given(question.apply(table));
            } catch (HttpResponseException e) {
                if (!isMissing(e)) {
                    throw e;
                }
                create(table);
                return Answer.given(question.apply(table));
            }
        } catch (RuntimeException e) {
            return Answer.failed(faults.of(e));
        }
    }

    /** Whether the whole table is missing. The library keeps the code of a failed query to itself; only a table can miss there. */
    static boolean isMissing(HttpResponseException thrown) {
        return thrown.getResponse() != null
                && thrown.getResponse().getStatusCode() == NOT_FOUND
                && errorCode(thrown).orElse(TABLE_NOT_FOUND).equals(TABLE_NOT_FOUND);
    }

    static Optional<String> errorCode(HttpResponseException thrown) {
        return thrown instanceof TableServiceException table && table.getValue() != null
                ? Optional.ofNullable(table.getValue().getErrorCode()).map(TableErrorCode::toString)
                : Optional.empty();
    }

    private static void create(TableClient table) {
        try {
            table.createTable();
        } catch (TableServiceException e) {
            if (errorCode(e).filter(TABLE_ALREADY_EXISTS::equals).isEmpty()) {
                throw e;
            }
        }
    }

    private synchronized TableClient client() {
        if (client == null) {
            TableClientBuilder builder = new TableClientBuilder()
                    .tableName(name)
                    .httpClient(http.get())
                    .retryOptions(StorageLimits.retries());
            connection.accept(builder);
            client = builder.buildClient();
        }
        return client;
    }
}
