package dev.gatehouse.devhost;

import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import dev.gatehouse.azurite.FreshNames;
import dev.gatehouse.check.Fault;
import dev.gatehouse.devhost.functionhost.HostQueue;
import dev.gatehouse.devhost.functionhost.HostQueues;
import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckMessages;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.evaluation.NoticeQueue;
import dev.gatehouse.functions.StorageQueue;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.SeenSignatures;
import dev.gatehouse.ledger.StorageLimits;
import dev.gatehouse.ledger.TableCheckLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A storage account whose every operation is told, for virtual time. The ledger is in tables of the account, and every message is sent
 * to a queue of it: those are requests as they are. But a queue there goes by real time, so the host has its messages from memory,
 * and of each it takes one receiving and one deleting are told.
 */
final class CountedStorage implements Storage {

    private final MemoryStorage memory;
    private final Consumer<String> teller;
    private final CheckLedger ledger;
    private final StorageQueue<CheckMessage> queue;

    /** @param teller is given each operation */
    CountedStorage(
            String connectionString,
            InstantSource clock,
            RandomGenerator random,
            HostSettings settings,
            Consumer<String> teller) {
        HttpClient http = new CountingHttp(
                new OkHttpAsyncHttpClientBuilder()
                        .connectionTimeout(StorageLimits.CONNECT)
                        .callTimeout(StorageLimits.TRY)
                        .build(),
                teller);
        this.memory = new MemoryStorage(clock, settings);
        this.teller = teller;
        this.ledger = TableCheckLedger.connectedBy(connectionString, FreshNames.table(), () -> http, random);
        this.queue = StorageQueue.connectedBy(connectionString, FreshNames.queue(), () -> http, CheckMessages::encode);
    }

    @Override
    public HostQueues queues() {
        return name -> new Told(memory.queues().named(name));
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
        Optional<Fault> fault = queue.send(message, delay);
        return fault.isPresent() ? fault : memory.checkQueue().send(message, delay);
    }

    @Override
    public SeenSignatures signatures() {
        return memory.signatures();
    }

    @Override
    public NoticeQueue noticeQueue() {
        return memory.noticeQueue();
    }

    @Override
    public void close() {}

    private final class Told implements HostQueue {

        private final HostQueue queue;

        Told(HostQueue queue) {
            this.queue = queue;
        }

        @Override
        public void send(String text) {
            queue.send(text);
        }

        @Override
        public List<Message> receive(int most) {
            List<Message> messages = queue.receive(most);
            messages.forEach(message -> teller.accept("the host receives the message"));
            return messages;
        }

        @Override
        public void delete(Message message) {
            teller.accept("the host deletes the message");
            queue.delete(message);
        }

        @Override
        public void release(Message message, Duration visibilityDelay) {
            teller.accept("the host gives the message back");
            queue.release(message, visibilityDelay);
        }

        @Override
        public Optional<Instant> nextVisibleAt() {
            return queue.nextVisibleAt();
        }

        @Override
        public Duration pollingInterval() {
            return queue.pollingInterval();
        }
    }
}
