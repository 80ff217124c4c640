package dev.gatehouse.functions;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.evaluation.NoticeMessages;
import dev.gatehouse.evaluation.NoticeQueue;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.SeenSignatures;
import dev.gatehouse.ledger.TableCheckLedger;
import dev.gatehouse.ledger.TableSignatures;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The ledger and the queue in the app's storage account, over one HTTP client and one credential. To have this object loads no
 * class of the storage libraries, and to have the ledger and the queue calls nothing: they connect when they are first used.
 */
public final class StorageClients {

    private final StorageSettings settings;
    private final RandomGenerator random;
    private @Nullable HttpClient http;
    private @Nullable TokenCredential credential;

    /**
     * The clients that the settings describe.
     *
     * @param random marks the ledger's writes; thread-safe
     */
    public StorageClients(StorageSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /** The ledger in the table {@value TableCheckLedger#TABLE}. */
    public CheckLedger ledger() {
        return ledger(TableCheckLedger.TABLE);
    }

    /** The ledger in a table of another name, for tests that must not meet. */
    public CheckLedger ledger(String table) {
        return settings.fold(
                connection -> TableCheckLedger.connectedBy(connection.value(), table, this::http, random),
                identity -> TableCheckLedger.at(
                        identity.tableEndpoint(), table, () -> credential(identity), this::http, random));
    }

    /** The signatures that were used, in the table {@value TableSignatures#TABLE}. */
    public SeenSignatures signatures() {
        return settings.fold(
                connection -> TableSignatures.connectedBy(connection.value(), TableSignatures.TABLE, this::http),
                identity -> TableSignatures.at(
                        identity.tableEndpoint(), TableSignatures.TABLE, () -> credential(identity), this::http));
    }

    /**
     * The queue {@value CheckMessage#QUEUE}.
     *
     * @param encoder the text of a message, before Base64
     */
    public CheckQueue queue(Function<CheckMessage, String> encoder) {
        return queue(CheckMessage.QUEUE, encoder)::send;
    }

    /** The queue {@value NoticeQueue#QUEUE}. */
    public NoticeQueue notices() {
        return queue(NoticeQueue.QUEUE, NoticeMessages::encode)::send;
    }

    /** A queue of another name, for tests that must not meet. */
    public <M> StorageQueue<M> queue(String queue, Function<M, String> encoder) {
        return settings.fold(
                connection -> StorageQueue.connectedBy(connection.value(), queue, this::http, encoder),
                identity -> StorageQueue.at(
                        identity.queueEndpoint(), queue, () -> credential(identity), this::http, encoder));
    }

    private synchronized HttpClient http() {
        if (http == null) {
            http = StorageHttp.client();
        }
        return http;
    }

    private synchronized TokenCredential credential(StorageSettings.Identity identity) {
        if (credential == null) {
            credential = StorageCredential.of(identity, http());
        }
        return credential;
    }
}
