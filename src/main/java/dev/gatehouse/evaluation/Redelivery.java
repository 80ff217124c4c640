package dev.gatehouse.evaluation;

import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.time.Instant;

/**
 * What a delivery is to a check that is known already, by another delivery. Azure Pipelines delivers a task again when it heard no
 * answer, and delivers it anew when it waits for another decision; nothing in a delivery says which.
 */
enum Redelivery {
    /** It is about a wait that has its decision, or will have it. */
    DUPLICATE,
    /** Somebody is at the first attempt to tell the decision, and must not be disturbed. */
    TOO_EARLY_TO_SAY,
    /** The decision could not be told yet: whether the task still waits for it or waits again, it is the answer. */
    OF_A_DECISION_UNDER_WAY,
    /** The task waits for another decision, or for one that the run under way may not live to tell. */
    ANOTHER_RUN,
    /** It came so close to the decision that clocks do not tell. */
    UNCLEAR;

    /** By how much the clocks of two instances may differ: twice what is ever seen. */
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    static Redelivery of(CheckMessage.Accepted accepted, CheckRecord known) {
        Instant at = accepted.acceptedAt();
        return known.phase()
                .fold(
                        evaluating -> livesLonger(accepted, known) ? ANOTHER_RUN : DUPLICATE,
                        delivering -> whileItIsTold(at, delivering),
                        ended -> afterTheEnd(at, ended.decidedAt().orElse(ended.endedAt()), ended.endedAt()));
    }

    /**
     * Nobody waits for a second decision before there is a first. But a duplicate of an earlier wait that was handled late may have
     * begun a run for nobody: a delivery whose token lives longer is of the wait that is, and has its definition and its time.
     */
    private static boolean livesLonger(CheckMessage.Accepted accepted, CheckRecord known) {
        return accepted.tokenExpiresAt()
                .flatMap(expiry -> known.tokenExpiresAt().map(expiry::isAfter))
                .orElse(false);
    }

    private static Redelivery whileItIsTold(Instant at, Phase.Delivering delivering) {
        if (isBefore(at, delivering.decidedAt())) {
            return DUPLICATE;
        }
        return delivering.attempts() == 0 ? TOO_EARLY_TO_SAY : OF_A_DECISION_UNDER_WAY;
    }

    private static Redelivery afterTheEnd(Instant at, Instant decidedAt, Instant endedAt) {
        if (isBefore(at, decidedAt)) {
            return DUPLICATE;
        }
        return isBefore(endedAt, at) ? ANOTHER_RUN : UNCLEAR;
    }

    /** Whatever the clocks. */
    private static boolean isBefore(Instant one, Instant other) {
        return one.isBefore(other.minus(CLOCKS_DIFFER));
    }
}
