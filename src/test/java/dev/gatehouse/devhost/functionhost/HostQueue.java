package dev.gatehouse.devhost.functionhost;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A queue as the host uses it. Implementations are thread-safe. */
public interface HostQueue {

    /** Whether a queue is one where the host puts what it gave up. Such a queue has no such queue itself. */
    static boolean isPoison(String name) {
        return name.endsWith("-poison");
    }

    /** Where the host puts what it gave up of another queue. */
    static String poisonOf(String name) {
        return name + "-poison";
    }

    /** Adds a message that is visible at once. */
    void send(String text);

    /** Takes the messages that have been visible longest, at most so many, and hides them from others while they are handled. */
    List<Message> receive(int most);

    /** Ends a message whose run succeeded. */
    void delete(Message message);

    /**
     * Gives back a message whose run failed: visible again after the delay, or moved to the poison queue when that was its last
     * try. One of a {@link #isPoison poison queue} stays hidden until its lease ends, however often it fails.
     */
    void release(Message message, Duration visibilityDelay);

    /** When the next message is visible, or has been since; empty when nothing is known to come. */
    Optional<Instant> nextVisibleAt();

    /** How long to wait at most before looking again. */
    Duration pollingInterval();

    /**
     * A message in the hands of a run.
     *
     * @param id the message's, the same each time it is received
     * @param lease this receipt's
     * @param text what was sent
     * @param dequeueCount how often it was received, this time included
     */
    record Message(String id, String lease, String text, long dequeueCount) {}
}
