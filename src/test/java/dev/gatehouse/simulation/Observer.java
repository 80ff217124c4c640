package dev.gatehouse.simulation;

import dev.gatehouse.check.Decision;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckRecord;
import java.time.Duration;
import java.util.Optional;

/** Sees everything that has an effect in the simulated world, at the moment of its effect. */
interface Observer {

    /** A call goes wrong. */
    default void injected(Injection injection) {}

    /** A process died while it handled a message of this subject, by the fault of another. */
    default void diedAlong(String subject) {}

    /** Handling a message took this long. */
    default void handled(String subject, Duration took) {}

    /** A record was written. */
    default void saved(Optional<CheckRecord> before, CheckRecord after) {}

    /**
     * Azure DevOps heard of a decision.
     *
     * @param isTaken whether the task waited for it
     * @param age for how long the handling had gone on that told it
     */
    default void completed(WaitingTask task, Decision.Result result, boolean isTaken, Duration age) {}

    /**
     * A message was put into the queue.
     *
     * @param subject on whose behalf
     */
    default void sent(String subject, CheckMessage message) {}

    /** A message's last handling that may fail has failed. */
    default void poisoned(String subject, CheckMessage message) {}

    /** Somebody cleared the queue of a message. */
    default void vanished(String subject) {}

    /** The story is over. */
    default void over() {}
}
