package dev.gatehouse.simulation;

import dev.gatehouse.check.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trouble that one task has and that does not go away by itself, or only after a while.
 *
 * @param refusals a time in which the task hub refuses the task's token
 * @param keyLostAfter when nobody has the key any more that its token was sealed with, from its first delivery
 * @param killer a call on its behalf that kills the instance which makes it
 * @param clearing when somebody clears the queue of its messages; the ledger knows of what they were for
 */
record Hardship(
        Optional<Refusals> refusals,
        Optional<Duration> keyLostAfter,
        Optional<Killer> killer,
        Optional<Clearing> clearing) {

    static final Hardship NONE = new Hardship(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Refusals in a row.
     *
     * @param after when they begin, from the time that the task began to wait
     */
    record Refusals(Duration after, Duration lasting, Fault.Kind kind) {}

    /**
     * What kills.
     *
     * @param fromWait from which of the task's waits on, from 1
     * @param times how often
     */
    record Killer(Call call, int fromWait, int times) {}

    /** Where the check is on its way when the message is lost that it waits for. */
    enum Clearing {
        EVALUATING,
        DELIVERING
    }

    static Hardship of(Refusals refusals) {
        return new Hardship(Optional.of(refusals), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Hardship ofLostKey(Duration after) {
        return new Hardship(Optional.empty(), Optional.of(after), Optional.empty(), Optional.empty());
    }

    static Hardship of(Killer killer) {
        return new Hardship(Optional.empty(), Optional.empty(), Optional.of(killer), Optional.empty());
    }

    Hardship with(Clearing clearing) {
        return new Hardship(refusals, keyLostAfter, killer, Optional.of(clearing));
    }

    /** The same with one less. */
    List<Hardship> simpler() {
        List<Hardship> simpler = new ArrayList<>();
        if (refusals.isPresent()) {
            simpler.add(new Hardship(Optional.empty(), keyLostAfter, killer, clearing));
        }
        if (keyLostAfter.isPresent()) {
            simpler.add(new Hardship(refusals, Optional.empty(), killer, clearing));
        }
        if (killer.isPresent()) {
            simpler.add(new Hardship(refusals, keyLostAfter, Optional.empty(), clearing));
        }
        if (clearing.isPresent()) {
            simpler.add(new Hardship(refusals, keyLostAfter, killer, Optional.empty()));
        }
        return simpler;
    }
}
