package dev.gatehouse.devhost;

import dev.gatehouse.check.Fault;
import dev.gatehouse.devhost.functionhost.HostQueues;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckMessages;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.InMemoryCheckLedger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Everything in memory; gone when the process ends. */
final class MemoryStorage implements Storage {

    private final InMemoryHostQueues queues;
    private final CheckLedger ledger = new InMemoryCheckLedger();

    MemoryStorage(InstantSource clock, int maxDequeueCount) {
        this.queues = new InMemoryHostQueues(clock, maxDequeueCount);
    }

    @Override
    public HostQueues queues() {
        return queues;
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
        queues.queue(CheckMessage.QUEUE).send(CheckMessages.encode(message), delay);
        return Optional.empty();
    }

    @Override
    public void close() {}
}
