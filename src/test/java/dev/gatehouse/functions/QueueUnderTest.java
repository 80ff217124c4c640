package dev.gatehouse.functions;

import dev.gatehouse.evaluation.CheckQueue;
import java.time.Duration;
import java.util.Optional;

/** A queue with its receiving end, which the Functions host has in its place. */
interface QueueUnderTest {

    CheckQueue queue();

    Optional<Received> receive();

    void delete(Received message);

    /** Makes a received message visible again at once, as it is when its receiver never reports back. */
    void endLease(Received message);

    /** A message that is visible once this much of the queue's own time has passed, as soon as there is one. */
    Optional<Received> receiveAfter(Duration time);

    /** Whether no message is left, be it visible or not. */
    boolean isEmpty();

    /**
     * A message in the hands of a receiver.
     *
     * @param receipt what the queue needs to delete it or to end its lease
     */
    record Received(String text, long dequeueCount, Receipt receipt) {}

    /** What a message is deleted by. */
    record Receipt(String messageId, String lease) {}
}
