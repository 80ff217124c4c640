package dev.gatehouse.benchmark;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.devhost.MemoryStorage;
import dev.gatehouse.devhost.functionhost.HostQueues;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.functions.AppStorage;
import java.time.Duration;
import java.util.Optional;

/** Storage in memory that counts its operations, and that can be let go of or taken for another while the app holds on to it. */
final class CountedStore {

    private volatile Optional<MemoryStorage> memory = Optional.empty();
    private final StorageOperations operations = new StorageOperations();
    private final CheckWatch watch;

    /** @param watch is told what the app does with the records of its checks */
    CountedStore(CheckWatch watch) {
        this.watch = watch;
    }

    /** Goes on with this, or with nothing. */
    void use(Optional<MemoryStorage> storage) {
        memory = storage;
    }

    MemoryStorage memory() {
        return memory.orElseThrow();
    }

    StorageOperations operations() {
        return operations;
    }

    AppStorage forApp() {
        return new AppStorage(
                () -> Answer.given(new CountedLedger(() -> memory().ledger(), operations, watch)),
                () -> Answer.given(this::send),
                () -> Answer.given((notice, delay) -> memory().noticeQueue().send(notice, delay)),
                () -> Answer.given(memory().signatures()));
    }

    HostQueues forHost() {
        return name -> new CountedQueue(() -> memory().queues().named(name), operations);
    }

    private Optional<Fault> send(CheckMessage message, Duration delay) {
        operations.other();
        return memory().checkQueue().send(message, delay);
    }
}
