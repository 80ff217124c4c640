package dev.gatehouse.simulation;

import dev.gatehouse.evaluation.CheckMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A queue of the storage account: messages are hidden until they are due, and while somebody has them on lease; who comes with
 * the receipt of an earlier lease changes nothing.
 */
final class SimulatedQueue {

    private final Scheduler scheduler;
    private Consumer<Message> watch = message -> {};
    private final List<Message> messages = new ArrayList<>();
    private long numbers;

    SimulatedQueue(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Tells somebody of each message as soon as it is known when it will be visible. */
    void watchedBy(Consumer<Message> watcher) {
        watch = watcher;
    }

    List<Message> messages() {
        return messages;
    }

    /** Puts a text; the delay counts in whole seconds. */
    void put(String subject, String text, Duration delay) {
        long seconds = Math.max(0, delay.plusMillis(999).toSeconds());
        Message message = new Message(numbers++, subject, text);
        messages.add(message);
        hide(message, Duration.ofSeconds(seconds));
    }

    /** Hands a message out, if it can be seen. */
    Optional<Lease> receive(Message message, Duration time) {
        if (!messages.contains(message) || scheduler.instant().isBefore(message.visibleAt)) {
            return Optional.empty();
        }
        message.dequeueCount++;
        message.receipt++;
        hide(message, time);
        return Optional.of(new Lease(message, message.receipt, message.dequeueCount));
    }

    void delete(Lease lease) {
        if (lease.isCurrent()) {
            messages.remove(lease.message());
        }
    }

    void release(Lease lease, Duration hidden) {
        if (lease.isCurrent()) {
            hide(lease.message(), hidden);
        }
    }

    /** How many messages there are for somebody. */
    long count(String subject) {
        return messages.stream()
                .filter(message -> message.subject().equals(subject))
                .count();
    }

    /** Takes away what was put for somebody, but for deliveries. */
    void clear(String subject) {
        messages.removeIf(message -> message.subject().equals(subject) && message.goesOn());
    }

    boolean has(Message message) {
        return messages.contains(message);
    }

    private void hide(Message message, Duration time) {
        message.visibleAt = scheduler.instant().plus(time);
        watch.accept(message);
    }

    /** A message in the queue. */
    static final class Message {
        private final long number;
        private final String subject;
        private final String text;
        private Instant visibleAt = Instant.MIN;
        private long dequeueCount;
        private long receipt;

        private Message(long number, String subject, String text) {
            this.number = number;
            this.subject = subject;
            this.text = text;
        }

        long number() {
            return number;
        }

        /** Whether it is one of those that the ledger knows of. */
        boolean goesOn() {
            return CheckMessages.decode(text)
                    .filter(decoded -> decoded.fold(accepted -> false, next -> true))
                    .isPresent();
        }

        /** On whose behalf it is handled. */
        String subject() {
            return subject;
        }

        String text() {
            return text;
        }

        Instant visibleAt() {
            return visibleAt;
        }
    }

    /** The right to handle a message for some time. */
    record Lease(Message message, long receipt, long dequeueCount) {
        boolean isCurrent() {
            return message.receipt == receipt;
        }

        @Override
        public String toString() {
            return "message " + message.number + ", dequeue count " + dequeueCount;
        }
    }
}
