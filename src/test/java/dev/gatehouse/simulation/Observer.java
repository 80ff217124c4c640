package dev.gatehouse.simulation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Notice;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sees everything that has an effect in the simulated world, at the moment of its effect. */
interface Observer {

    /** A call goes wrong. */
    default void injected(Injection injection) {}

    /** A process died while it handled a message of this subject, by the fault of another. */
    default void diedAlong(String subject) {}

    /** Handling a message took this long. */
    default void handled(String subject, Duration took) {}

    /** No instance had room for a message, which is polled for again. */
    default void noRoom(String subject) {}

    /** A message that was not handled is hidden for a while. */
    default void putBack(String subject, Duration hidden) {}

    /**
     * A record was written, and not only the one of an ended check by whoever has told others.
     *
     * @param began when the handling began that wrote it
     */
    default void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {}

    /** Azure DevOps heard of a decision. */
    default void completed(WaitingTask task, Telling telling) {}

    /** Somebody read the plan of a task, or heard why not. */
    default void planAnswered(WaitingTask task, Optional<Fault> fault) {}

    /** The app heard what became of telling a decision. */
    default void attempted(WaitingTask task, Optional<Fault> fault) {}

    /** A delivery was put into the queue. */
    default void delivered(String subject) {}

    /**
     * A message was put into the queue.
     *
     * @param subject on whose behalf
     * @param delay for how long it is hidden
     */
    default void sent(String subject, CheckMessage message, Duration delay) {}

    /** A notice was put into the queue of those. */
    default void told(Notice notice) {}

    /** A message's last handling that may fail has failed. */
    default void poisoned(String subject, CheckMessage message) {}

    /** Somebody cleared the queue of a task's messages. */
    default void cleared(String subject) {}

    /** The ledger has nothing of a check any more. */
    default void forgotten(CheckId id) {}

    /** A handling threw an exception. */
    default void threw(String subject, RuntimeException bug) {}

    /** The app logged an error. */
    default void logged(String sentence) {}

    /** The story is over. */
    default void over() {}
}
