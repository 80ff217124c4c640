package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.models.QueueMessageItem;
import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.FreshNames;
import dev.gatehouse.azurite.WithAzurite;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckQueue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@WithAzurite
class StorageQueueTest extends CheckQueueContract {

    private static final CheckMessage MESSAGE =
            new CheckMessage.Continue(new CheckId("2f8a5c109e444b8e8d3c0f5b1f7f1a01-0123456789abcdef0123"), 1);

    private final String connectionString;
    private final String name = FreshNames.queue();

    StorageQueueTest(Azurite azurite) {
        connectionString = azurite.connectionString();
    }

    @Override
    QueueUnderTest emptyQueue(Function<CheckMessage, String> encoder) {
        CheckQueue queue = StorageQueue.connectedBy(connectionString, name, TestStorage::http, encoder)::send;
        raw().createIfNotExists();
        return new RealTime(queue, raw());
    }

    @Test
    void createsTheQueueAtTheFirstMessageAndAgainWhenItIsGone() {
        CheckQueue queue = queueOf("text");
        raw().delete();

        assertEquals(Optional.empty(), queue.send(MESSAGE, Duration.ZERO));
        raw().delete();
        assertEquals(Optional.empty(), queue.send(MESSAGE, Duration.ZERO));

        assertEquals(1, raw().getProperties().getApproximateMessagesCountLong());
    }

    @Test
    void writesBase64WhichTheHostReads() {
        queueOf("{\"a\":\"ß\"}").send(MESSAGE, Duration.ZERO);

        String stored = raw().receiveMessage().getBody().toString();

        assertEquals("{\"a\":\"ß\"}", new String(Base64.getDecoder().decode(stored), StandardCharsets.UTF_8));
    }

    @Test
    void sendsMessagesThatDoNotExpire() {
        queueOf("text").send(MESSAGE, Duration.ZERO);

        OffsetDateTime expiry = raw().receiveMessage().getExpirationTime();

        assertEquals(9999, expiry.getYear());
    }

    @Test
    void takesTheLongestDelay() {
        assertEquals(Optional.empty(), queueOf("text").send(MESSAGE, Duration.ofDays(30)));
        assertEquals(Optional.empty(), Optional.ofNullable(raw().receiveMessage()));
    }

    @Test
    void takesTheLongestMessage() {
        String longest = "x".repeat(StorageQueue.MESSAGE_BYTES);

        assertEquals(Optional.empty(), queueOf(longest).send(MESSAGE, Duration.ZERO));
    }

    private CheckQueue queueOf(String text) {
        return StorageQueue.<CheckMessage>connectedBy(connectionString, name, TestStorage::http, message -> text)::send;
    }

    /** The queue as the service has it, without the encoding. */
    private QueueClient raw() {
        return new QueueClientBuilder()
                .connectionString(connectionString)
                .queueName(name)
                .httpClient(TestStorage.http())
                .buildClient();
    }

    private record RealTime(CheckQueue queue, QueueClient raw) implements QueueUnderTest {

        /** Longer than any test takes on a slow machine. */
        private static final Duration LEASE = Duration.ofMinutes(10);

        private static final Duration LOOK_EVERY = Duration.ofMillis(50);
        private static final Duration PATIENCE = Duration.ofSeconds(30);

        @Override
        public Optional<Received> receive() {
            return raw.receiveMessages(1, LEASE, null, Context.NONE).stream()
                    .findFirst()
                    .map(RealTime::received);
        }

        @Override
        public void delete(Received message) {
            raw.deleteMessage(message.receipt().messageId(), message.receipt().lease());
        }

        @Override
        public void endLease(Received message) {
            String stored = Base64.getEncoder().encodeToString(message.text().getBytes(StandardCharsets.UTF_8));
            raw.updateMessage(message.receipt().messageId(), message.receipt().lease(), stored, Duration.ZERO);
        }

        /** The service's clock cannot be moved, so this looks again and again. */
        @Override
        public Optional<Received> receiveAfter(Duration time) {
            long until = System.nanoTime() + time.plus(PATIENCE).toNanos();
            Optional<Received> received = receive();
            while (received.isEmpty() && System.nanoTime() < until) {
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
                received = receive();
            }
            return received;
        }

        @Override
        public boolean isEmpty() {
            return raw.getProperties().getApproximateMessagesCountLong() == 0;
        }

        private static Received received(QueueMessageItem message) {
            String text =
                    new String(Base64.getDecoder().decode(message.getBody().toString()), StandardCharsets.UTF_8);
            return new Received(
                    text, message.getDequeueCount(), new Receipt(message.getMessageId(), message.getPopReceipt()));
        }
    }
}
