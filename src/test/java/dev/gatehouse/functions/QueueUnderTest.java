package dev.gatehouse.functions;

import dev.gatehouse.evaluation.CheckQueue;
import java.time.Duration;
import java.util.Optional;

/** A queue with its receiving end, which the Functions host has in its place. */
interface QueueUnderTest {

    CheckQueue queue();

    Optional<Received> receive();

    void delete(Received message);

    /** How long a received message stays invisible. */
    Duration lease();

    /** Returns when at least this much of the queue's own time has passed. */
    void letTimePass(Duration time);

    /**
     * A message in the hands of a receiver.
     *
     * @param receipt what the queue needs to delete it
     */
    record Received(String text, long dequeueCount, Receipt receipt) {}

    /** What a message is deleted by. */
    record Receipt(String messageId, String lease) {}
}
