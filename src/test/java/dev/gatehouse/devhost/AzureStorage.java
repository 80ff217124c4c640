package dev.gatehouse.devhost;

import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import dev.gatehouse.devhost.functionhost.HostQueue;
import dev.gatehouse.devhost.functionhost.HostQueues;
import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.evaluation.CheckMessages;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.evaluation.NoticeQueue;
import dev.gatehouse.functions.StorageClients;
import dev.gatehouse.functions.StorageSettings;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.SeenSignatures;
import dev.gatehouse.ledger.StorageLimits;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Queues and tables of a storage account, or of Azurite, through the app's own clients. */
final class AzureStorage implements Storage {

    private final String connectionString;
    private final HostSettings hostSettings;
    private final AutoCloseable account;
    private final CheckLedger ledger;
    private final CheckQueue checkQueue;
    private final SeenSignatures signatures;
    private final NoticeQueue noticeQueue;
    private final HttpClient http = new OkHttpAsyncHttpClientBuilder()
            .connectionTimeout(StorageLimits.CONNECT)
            .callTimeout(StorageLimits.TRY)
            .build();
    private final Map<String, AzureHostQueue> queues = new ConcurrentHashMap<>();

    private AzureStorage(
            String connectionString, HostSettings hostSettings, AutoCloseable account, StorageClients clients) {
        this.connectionString = connectionString;
        this.hostSettings = hostSettings;
        this.account = account;
        this.ledger = clients.ledger();
        this.checkQueue = clients.queue(CheckMessages::encode);
        this.signatures = clients.signatures();
        this.noticeQueue = clients.notices();
    }

    /**
     * Storage behind a connection string.
     *
     * @param account closed with the storage
     * @throws IllegalArgumentException when it is no connection string; the message says what is wrong
     */
    static AzureStorage connectedBy(String connectionString, HostSettings hostSettings, AutoCloseable account) {
        StorageClients clients = StorageSettings.from(Map.of("AzureWebJobsStorage", connectionString))
                .fold(settings -> new StorageClients(settings, new SecureRandom()), fault -> {
                    throw new IllegalArgumentException(fault.sentence());
                });
        return new AzureStorage(connectionString, hostSettings, account, clients);
    }

    @Override
    public HostQueues queues() {
        return name -> queues.computeIfAbsent(name, this::queue);
    }

    private AzureHostQueue queue(String name) {
        Optional<QueueClient> poison =
                HostQueue.isPoison(name) ? Optional.empty() : Optional.of(client(HostQueue.poisonOf(name)));
        return new AzureHostQueue(client(name), poison, hostSettings);
    }

    private QueueClient client(String name) {
        QueueClient client = new QueueClientBuilder()
                .connectionString(connectionString)
                .queueName(name)
                .messageEncoding(QueueMessageEncoding.BASE64)
                .httpClient(http)
                .buildClient();
        try {
            client.createIfNotExists();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The storage account does not let the queue " + name + " be made: " + e.getMessage(), e);
        }
        return client;
    }

    @Override
    public CheckLedger ledger() {
        return ledger;
    }

    @Override
    public CheckQueue checkQueue() {
        return checkQueue;
    }

    @Override
    public SeenSignatures signatures() {
        return signatures;
    }

    @Override
    public NoticeQueue noticeQueue() {
        return noticeQueue;
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
