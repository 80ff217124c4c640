package dev.gatehouse.benchmark;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.devhost.MemoryStorage;
import dev.gatehouse.devhost.functionhost.HostQueue;
import dev.gatehouse.devhost.functionhost.HostQueues;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.functions.AppStorage;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.WaitingCheck;
import dev.gatehouse.ledger.WaitingFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Storage in memory that counts its operations, and that can be let go of or taken for another while the app holds on to it. */
final class CountedStore {

    private volatile Optional<MemoryStorage> memory = Optional.empty();
    private final AtomicLong operations = new AtomicLong();
    private final Consumer<CheckRecord> found;

    /** @param found is given each record that the app finds when it begins to handle a message */
    CountedStore(Consumer<CheckRecord> found) {
        this.found = found;
    }

    /** Goes on with this, or with nothing. */
    void use(Optional<MemoryStorage> storage) {
        memory = storage;
    }

    MemoryStorage memory() {
        return memory.orElseThrow();
    }

    /** How many operations there were: each call of the ledger, each message sent or deleted, each batch that was received. */
    long operations() {
        return operations.get();
    }

    AppStorage forApp() {
        return new AppStorage(
                () -> Answer.given(new Ledger()),
                () -> Answer.given(this::send),
                () -> Answer.given((notice, delay) -> memory().noticeQueue().send(notice, delay)),
                () -> Answer.given(memory().signatures()));
    }

    HostQueues forHost() {
        return Queue::new;
    }

    private Optional<Fault> send(CheckMessage message, Duration delay) {
        operations.incrementAndGet();
        return memory().checkQueue().send(message, delay);
    }

    private CheckLedger counted() {
        operations.incrementAndGet();
        return memory().ledger();
    }

    private final class Ledger implements CheckLedger {

        @Override
        public Answer<Optional<Versioned>> find(CheckId id) {
            return counted().find(id).map(row -> {
                row.map(Versioned::record).ifPresent(found);
                return row;
            });
        }

        @Override
        public Answer<Written> enter(CheckRecord record) {
            return counted().enter(record);
        }

        @Override
        public Answer<Written> replace(CheckRecord record, String version) {
            return counted().replace(record, version);
        }

        @Override
        public Answer<List<CheckRecord>> ofPlan(String plan) {
            return counted().ofPlan(plan);
        }

        @Override
        public Answer<List<Versioned>> overdue(Instant dueBefore, int most) {
            return counted().overdue(dueBefore, most);
        }

        @Override
        public Answer<Integer> putAside(Instant endedBefore, int most) {
            return counted().putAside(endedBefore, most);
        }

        @Override
        public Answer<Integer> forget(String plansBegin, Instant endedBefore, int most) {
            return counted().forget(plansBegin, endedBefore, most);
        }

        @Override
        public Answer<List<WaitingCheck>> waiting(WaitingFilter filter, int most) {
            return counted().waiting(filter, most);
        }

        @Override
        public Answer<Purged> purge(CheckId id, String version) {
            return counted().purge(id, version);
        }
    }

    private final class Queue implements HostQueue {

        private final String name;

        Queue(String name) {
            this.name = name;
        }

        private HostQueue queue() {
            return memory().queues().named(name);
        }

        @Override
        public void send(String text) {
            operations.incrementAndGet();
            queue().send(text);
        }

        @Override
        public List<Message> receive(int most) {
            List<Message> messages = queue().receive(most);
            operations.addAndGet(messages.isEmpty() ? 0 : 1);
            return messages;
        }

        @Override
        public void delete(Message message) {
            operations.incrementAndGet();
            queue().delete(message);
        }

        @Override
        public void release(Message message, Duration visibilityDelay) {
            operations.incrementAndGet();
            queue().release(message, visibilityDelay);
        }

        @Override
        public Optional<Instant> nextVisibleAt() {
            return queue().nextVisibleAt();
        }

        @Override
        public Duration pollingInterval() {
            return queue().pollingInterval();
        }
    }
}
