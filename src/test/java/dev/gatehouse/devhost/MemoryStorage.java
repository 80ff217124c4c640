package dev.gatehouse.devhost;

import dev.gatehouse.check.Fault;
import dev.gatehouse.devhost.functionhost.HostQueues;
import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckMessages;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.evaluation.NoticeMessages;
import dev.gatehouse.evaluation.NoticeQueue;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.InMemoryCheckLedger;
import dev.gatehouse.ledger.InMemorySignatures;
import dev.gatehouse.ledger.SeenSignatures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Everything in memory; gone when the process ends. */
public final class MemoryStorage implements Storage {

    private final InMemoryHostQueues queues;
    private final CheckLedger ledger = new InMemoryCheckLedger();
    private final SeenSignatures signatures = new InMemorySignatures();

    private final Function<CheckMessage, String> encoder;

    MemoryStorage(InstantSource clock, HostSettings settings) {
        this(clock, settings, CheckMessages::encode);
    }

    /**
     * Storage that is empty.
     *
     * @param encoder the text of a message of the check queue
     */
    public MemoryStorage(InstantSource clock, HostSettings settings, Function<CheckMessage, String> encoder) {
        this.encoder = encoder;
        this.queues = new InMemoryHostQueues(clock, settings);
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

    @Override
    public SeenSignatures signatures() {
        return signatures;
    }

    private Optional<Fault> send(CheckMessage message, Duration delay) {
        queues.queue(CheckMessage.QUEUE).send(encoder.apply(message), delay);
        return Optional.empty();
    }

    @Override
    public NoticeQueue noticeQueue() {
        return (notice, delay) -> {
            queues.queue(NoticeQueue.QUEUE).send(NoticeMessages.encode(notice), delay);
            return Optional.empty();
        };
    }

    @Override
    public void close() {}
}
