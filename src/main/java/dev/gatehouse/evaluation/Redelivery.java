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
    /**
     * Somebody is at the first attempt to tell the decision, and must not be disturbed; or the delivery that is known has not proved
     * itself yet, and it may be worth nothing.
     */
    TOO_EARLY_TO_SAY,
    /** The decision could not be told yet: whether the task still waits for it or waits again, it is the answer. */
    OF_A_DECISION_UNDER_WAY,
    /** The delivery that is known could not prove itself: this one may be the real one. */
    OF_AN_UNPROVEN_RUN,
    /** It is about a later wait than the run that is being evaluated, which may not live to tell its decision. */
    OF_A_LATER_WAIT,
    /** The task waits for another decision. */
    ANOTHER_RUN,
    /** It came so close to the decision that clocks do not tell. */
    UNCLEAR;

    /** By how much the clocks of two instances may differ: twice what is ever seen. */
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    /** A delivery that is tried again may bring a new token, which lives this much longer at most. */
    private static final Duration A_TRY = Duration.ofMinutes(1);

    static Redelivery of(CheckMessage.Accepted accepted, CheckRecord known) {
        Instant at = accepted.acceptedAt();
        if (!known.told().isProven()) {
            boolean mayBeOfARunBefore = known.run() > 1 && isBefore(at, known.acceptedAt());
            return ofUnproven(known.phase(), mayBeOfARunBefore);
        }
        return known.phase()
                .fold(
                        evaluating -> livesLonger(accepted, known) ? OF_A_LATER_WAIT : DUPLICATE,
                        delivering -> whileItIsTold(at, delivering),
                        ended -> afterTheEnd(at, ended.decidedAt().orElse(ended.endedAt()), ended.endedAt()));
    }

    /**
     * Nobody waits for a second decision before there is a first. But a duplicate of an earlier wait that was handled late may have
     * begun a run for nobody: a delivery whose token lives longer is of the wait that is, and has its definition and its time.
     */
    private static boolean livesLonger(CheckMessage.Accepted accepted, CheckRecord known) {
        return accepted.tokenExpiresAt()
                .flatMap(expiry -> known.tokenExpiresAt().map(at -> expiry.isAfter(at.plus(A_TRY))))
                .orElse(false);
    }

    /**
     * An unproven run makes nothing a duplicate. No decision of it was told to anybody, and none will be with another delivery's
     * token; but one that is saved is not taken back.
     */
    private static Redelivery ofUnproven(Phase phase, boolean mayBeOfARunBefore) {
        return phase.fold(
                evaluating -> wasRefused(evaluating) && !mayBeOfARunBefore ? OF_AN_UNPROVEN_RUN : TOO_EARLY_TO_SAY,
                delivering -> TOO_EARLY_TO_SAY,
                ended -> mayBeOfARunBefore ? UNCLEAR : OF_AN_UNPROVEN_RUN);
    }

    private static boolean wasRefused(Phase.Evaluating phase) {
        return phase.refusedSince().isPresent() || phase.unknownsInARow() > 0;
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
