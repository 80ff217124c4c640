package dev.gatehouse.devhost;

import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import dev.gatehouse.check.Fault;
import dev.gatehouse.devhost.functionhost.HostQueues;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckMessages;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.StorageLimits;
import dev.gatehouse.ledger.TableCheckLedger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Queues and tables of a storage account, or of Azurite. */
final class AzureStorage implements Storage {

    private final String connectionString;
    private final int maxDequeueCount;
    private final AutoCloseable account;
    private final HttpClient http = new OkHttpAsyncHttpClientBuilder()
            .connectionTimeout(StorageLimits.CONNECT)
            .callTimeout(StorageLimits.TRY)
            .build();
    private final CheckLedger ledger;
    private final Map<String, AzureHostQueue> queues = new ConcurrentHashMap<>();

    /**
     * Storage behind a connection string.
     *
     * @param account closed with the storage
     */
    AzureStorage(String connectionString, int maxDequeueCount, AutoCloseable account) {
        this.connectionString = connectionString;
        this.maxDequeueCount = maxDequeueCount;
        this.account = account;
        this.ledger =
                TableCheckLedger.connectedBy(connectionString, TableCheckLedger.TABLE, () -> http, new SecureRandom());
    }

    @Override
    public HostQueues queues() {
        return this::queue;
    }

    private AzureHostQueue queue(String name) {
        return queues.computeIfAbsent(
                name, key -> new AzureHostQueue(client(key), client(key + "-poison"), maxDequeueCount));
    }

    private QueueClient client(String name) {
        QueueClient client = new QueueClientBuilder()
                .connectionString(connectionString)
                .queueName(name)
                .messageEncoding(QueueMessageEncoding.BASE64)
                .httpClient(http)
                .buildClient();
        client.createIfNotExists();
        return client;
    }

    @Override
    public CheckLedger ledger() {
        return ledger;
    }

    @Override
    public CheckQueue checkQueue() {
        return this::send;
    }

    private Optional<Fault> send(CheckMessage message, Duration delay) {
        try {
            queue(CheckMessage.QUEUE).send(CheckMessages.encode(message), delay);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(Fault.passing("The queue did not take the next message: " + e));
        }
    }

    @Override
    public void close() {
        try {
            account.close();
        } catch (Exception e) {
            throw new IllegalStateException("the storage did not stop", e);
        }
    }
}
