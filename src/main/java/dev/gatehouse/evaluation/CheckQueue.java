package dev.gatehouse.evaluation;

import dev.gatehouse.check.Fault;
import java.time.Duration;
import java.util.Optional;

/** Sends messages that become visible after a delay. An empty answer means that the queue has it. */
public interface CheckQueue {

    Optional<Fault> send(CheckMessage message, Duration delay);
}
