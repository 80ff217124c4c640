package dev.gatehouse.functions;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpClient;
import com.azure.core.util.Context;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import com.azure.storage.queue.models.QueueErrorCode;
import com.azure.storage.queue.models.QueueStorageException;
import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.StorageFaults;
import dev.gatehouse.ledger.StorageLimits;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A queue that one of the host's triggers reads, written to through the storage account, which alone can delay a message. It connects at
 * the first message and creates the queue when that is missing. A call takes {@link StorageLimits about 10 s} at most and never
 * throws because of the storage account. A message whose answer was lost can be sent twice; its number or its id tells.
 *
 * @param <M> its messages
 */
public final class StorageQueue<M> {

    /** The longest that a message can stay invisible; a longer delay is cut to it. */
    public static final Duration LONGEST_DELAY = Duration.ofDays(7);

    /** A message holds 64 KiB after Base64. */
    static final int MESSAGE_BYTES = 48 * 1024;

    private static final Duration NEVER_EXPIRES = Duration.ofSeconds(-1);

    private final String name;
    private final Consumer<QueueClientBuilder> connection;
    private final Supplier<HttpClient> http;
    private final Function<M, String> encoder;
    private final StorageFaults faults;
    private @Nullable QueueClient client;

    private StorageQueue(
            String name,
            Consumer<QueueClientBuilder> connection,
            Supplier<HttpClient> http,
            Function<M, String> encoder) {
        this.name = name;
        this.connection = connection;
        this.http = http;
        this.encoder = encoder;
        this.faults = new StorageFaults("the queue " + name, "Storage Queue Data Contributor", StorageQueue::errorCode);
    }

    /**
     * A queue reached by the storage account's connection string.
     *
     * @param queue its name
     * @param http called at the first use; its client has to keep each try within {@link StorageLimits#TRY}
     * @param encoder the text of a message, before Base64
     */
    public static <M> StorageQueue<M> connectedBy(
            String connectionString, String queue, Supplier<HttpClient> http, Function<M, String> encoder) {
        return new StorageQueue<>(queue, builder -> builder.connectionString(connectionString), http, encoder);
    }

    /**
     * A queue reached with the app's identity.
     *
     * @param endpoint the queue service's, {@code https://<account>.queue.core.windows.net}
     * @param queue its name
     * @param credential called at the first use
     * @param http called at the first use; its client has to keep each try within {@link StorageLimits#TRY}
     * @param encoder the text of a message, before Base64
     */
    public static <M> StorageQueue<M> at(
            URI endpoint,
            String queue,
            Supplier<TokenCredential> credential,
            Supplier<HttpClient> http,
            Function<M, String> encoder) {
        return new StorageQueue<>(
                queue, builder -> builder.endpoint(endpoint.toString()).credential(credential.get()), http, encoder);
    }

    /** Sends it. The delay is rounded up to whole seconds; a negative one counts as none. */
    public Optional<Fault> send(M message, Duration delay) {
        String text = encoder.apply(message);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MESSAGE_BYTES) {
            return Optional.of(Fault.mistake("A message has " + bytes + " bytes, and one of the queue " + name
                    + " holds " + MESSAGE_BYTES + ". Shorten the check's definition or its headers."));
        }
        try {
            QueueClient queue = client();
            try {
                send(queue, text, wholeSeconds(delay));
            } catch (QueueStorageException e) {
                if (!QueueErrorCode.QUEUE_NOT_FOUND.equals(e.getErrorCode())) {
                    throw e;
                }
                queue.createIfNotExists();
                send(queue, text, wholeSeconds(delay));
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(faults.of(e));
        }
    }

    static Duration wholeSeconds(Duration delay) {
        if (delay.isNegative()) {
            return Duration.ZERO;
        }
        Duration up = delay.getNano() == 0 ? delay : Duration.ofSeconds(delay.getSeconds() + 1);
        return up.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : up;
    }

    private static void send(QueueClient queue, String text, Duration delay) {
        queue.sendMessageWithResponse(text, delay, NEVER_EXPIRES, null, Context.NONE);
    }

    private synchronized QueueClient client() {
        if (client == null) {
            QueueClientBuilder builder = new QueueClientBuilder()
                    .queueName(name)
                    .httpClient(http.get())
                    // The host reads Base64, and moves everything else to poison at once.
                    .messageEncoding(QueueMessageEncoding.BASE64)
                    .retryOptions(retries());
            connection.accept(builder);
            client = builder.buildClient();
        }
        return client;
    }

    /** The HTTP client bounds each try, so this does not: it would take another thread for it. */
    private static RequestRetryOptions retries() {
        return new RequestRetryOptions(
                RetryPolicyType.EXPONENTIAL,
                StorageLimits.TRIES,
                (Duration) null,
                StorageLimits.FIRST_WAIT,
                StorageLimits.LONGEST_WAIT,
                null);
    }

    private static Optional<String> errorCode(HttpResponseException thrown) {
        return thrown instanceof QueueStorageException queue
                ? Optional.ofNullable(queue.getErrorCode()).map(QueueErrorCode::toString)
                : Optional.empty();
    }
}
