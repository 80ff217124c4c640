package dev.gatehouse.devhost;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A queue that behaves like a storage queue under the Functions host: messages with a visibility delay, leases, dequeue counts,
 * and a poison list. Messages come in the order in which they become visible, then in the order of sending. Thread-safe; time
 * is the clock's alone.
 */
public final class InMemoryQueue {

    /** How long the host's lease hides the message of a run that never reports back. */
    public static final Duration LEASE = Duration.ofMinutes(10);

    private static final int MAX_DEQUEUE_COUNT = 5;

    private final InstantSource clock;
    private final Duration lease;
    private final int maxDequeueCount;
    private final Consumer<String> poisonQueue;
    private final Map<Long, Message> messages = new HashMap<>();
    private final NavigableSet<Message> byTime =
            new TreeSet<>(Comparator.comparing(Message::visibleAt).thenComparing(Message::number));
    private final List<String> poisoned = new ArrayList<>();
    private long sent;
    private long leased;

    public InMemoryQueue(InstantSource clock) {
        this(clock, LEASE, MAX_DEQUEUE_COUNT);
    }

    public InMemoryQueue(InstantSource clock, Duration lease, int maxDequeueCount) {
        this(clock, lease, maxDequeueCount, text -> {});
    }

    /** @param poisonQueue takes the messages that are given up */
    InMemoryQueue(InstantSource clock, Duration lease, int maxDequeueCount, Consumer<String> poisonQueue) {
        if (lease.isNegative() || lease.isZero() || maxDequeueCount < 1) {
            throw new IllegalArgumentException("lease " + lease + ", max dequeue count " + maxDequeueCount);
        }
        this.clock = clock;
        this.lease = lease;
        this.maxDequeueCount = maxDequeueCount;
        this.poisonQueue = poisonQueue;
    }

    /**
     * A message in the hands of a run.
     *
     * @param id the message's, the same each time it is received
     * @param lease this receipt's; once the message was received again it gives no right to delete or release
     * @param text what was sent
     * @param dequeueCount how often it was received, this time included
     */
    public record Leased(String id, String lease, String text, int dequeueCount) {}

    /** Adds a message that becomes visible after the delay. */
    public synchronized void send(String text, Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("negative delay " + delay);
        }
        long number = ++sent;
        put(new Message(number, text, clock.instant().plus(delay), 0, 0));
    }

    /**
     * Takes the message that has been visible longest and hides it until its lease ends. As in the host, a message whose runs
     * all died without a word goes to the poison list instead of a sixth run.
     */
    public synchronized Optional<Leased> receive() {
        Instant now = clock.instant();
        while (true) {
            Optional<Message> first = next().filter(message -> !message.visibleAt.isAfter(now));
            if (first.isEmpty()) {
                return Optional.empty();
            }
            Message message = first.get();
            if (message.dequeueCount < maxDequeueCount) {
                Message taken = message.taken(++leased, now.plus(lease));
                put(taken);
                return Optional.of(taken.asLeased());
            }
            poison(message);
        }
    }

    /** Ends a message whose run succeeded. Does nothing when the lease is no longer the message's. */
    public synchronized void delete(Leased leased) {
        held(leased).ifPresent(this::remove);
    }

    /**
     * Gives back a message whose run failed: visible again after the delay, or poisoned when that was its last try. Does
     * nothing when the lease is no longer the message's.
     */
    public synchronized void release(Leased leased, Duration visibilityDelay) {
        if (visibilityDelay.isNegative()) {
            throw new IllegalArgumentException("negative delay " + visibilityDelay);
        }
        held(leased).ifPresent(message -> {
            if (message.dequeueCount >= maxDequeueCount) {
                poison(message);
            } else {
                put(message.released(clock.instant().plus(visibilityDelay)));
            }
        });
    }

    /** The texts of the messages that were given up, oldest first. */
    public synchronized List<String> poisoned() {
        return List.copyOf(poisoned);
    }

    /** When the next message is visible, or has been since: of a leased one, the end of its lease. Empty for an empty queue. */
    public synchronized Optional<Instant> nextVisibleAt() {
        return next().map(Message::visibleAt);
    }

    /** How many messages the queue has, visible or not, the poisoned ones not counted. */
    public synchronized int size() {
        return messages.size();
    }

    private Optional<Message> next() {
        return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first());
    }

    private Optional<Message> held(Leased leased) {
        return Optional.ofNullable(messages.get(Long.valueOf(leased.id())))
                .filter(message -> message.asLeased().equals(leased));
    }

    private void put(Message message) {
        Message before = messages.put(message.number, message);
        if (before != null) {
            byTime.remove(before);
        }
        byTime.add(message);
    }

    private void remove(Message message) {
        messages.remove(message.number);
        byTime.remove(message);
    }

    private void poison(Message message) {
        remove(message);
        poisoned.add(message.text);
        poisonQueue.accept(message.text);
    }

    private record Message(long number, String text, Instant visibleAt, int dequeueCount, long lease) {

        /** No receipt has this lease. */
        private static final long NOBODY = 0;

        Message taken(long newLease, Instant until) {
            return new Message(number, text, until, dequeueCount + 1, newLease);
        }

        Message released(Instant at) {
            return new Message(number, text, at, dequeueCount, NOBODY);
        }

        Leased asLeased() {
            return new Leased(Long.toString(number), Long.toString(lease), text, dequeueCount);
        }
    }
}
