package dev.gatehouse.simulation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The ledger and the queue of one handling that sends the next message first, and saves then what it follows from. */
final class SendsBeforeSaving extends ForwardingLedger implements CheckQueue {

    private final CheckQueue queue;
    private final InstantSource clock;
    private final Set<Long> sent = new HashSet<>();

    SendsBeforeSaving(CheckLedger ledger, CheckQueue queue, InstantSource clock) {
        super(ledger);
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public Answer<Written> replace(CheckRecord record, String version) {
        boolean goesOn = record.phase().fold(e -> true, d -> d.attempts() > 0, ended -> false);
        CheckMessage next = new CheckMessage.Continue(record.id(), record.sequence());
        if (goesOn) {
            Duration delay = Duration.between(clock.instant(), record.dueAt());
            Optional<Fault> fault = queue.send(next, delay);
            if (fault.isPresent()) {
                return Answer.failed(fault.get());
            }
            sent.add(record.sequence());
        }
        return super.replace(record, version);
    }

    /** What the app sends after it has saved is there already. */
    @Override
    public Optional<Fault> send(CheckMessage message, Duration delay) {
        return message.fold(accepted -> false, goOn -> sent.remove(goOn.sequence()))
                ? Optional.empty()
                : queue.send(message, delay);
    }
}
