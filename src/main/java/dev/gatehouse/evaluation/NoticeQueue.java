package dev.gatehouse.evaluation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Notice;
import java.time.Duration;
import java.util.Optional;

/** Sends notices that become visible after a delay to the queue {@value #QUEUE}. An empty answer means that the queue has it. */
public interface NoticeQueue {

    String QUEUE = "gatehouse-notifications";

    /** Where the host puts messages that it has given up. */
    String POISON_QUEUE = QUEUE + "-poison";

    Optional<Fault> send(Notice notice, Duration delay);
}
