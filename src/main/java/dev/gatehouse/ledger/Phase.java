package dev.gatehouse.ledger;

import dev.gatehouse.check.Decision;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Where a check is on its way. */
public sealed interface Phase {

    /** Goes on with the phase that it is. */
    <R> R fold(Function<Evaluating, R> evaluating, Function<Delivering, R> delivering, Function<Ended, R> ended);

    /** Whether nothing follows. */
    default boolean hasEnded() {
        return fold(evaluating -> false, delivering -> false, ended -> true);
    }

    /** The same with whatever forgotten that was said of the token so far. */
    default Phase tellAnew() {
        return fold(
                evaluating -> evaluating,
                delivering -> new Delivering(
                        delivering.decision(), delivering.decidedAt(), delivering.attempts(), Optional.empty()),
                ended -> ended);
    }

    /** The end of a check that is in this phase. */
    default Ended end(End end, String reason, Instant now) {
        return fold(
                evaluating -> new Ended(Optional.empty(), Optional.empty(), end, reason, now),
                delivering -> new Ended(
                        Optional.of(delivering.decision()), Optional.of(delivering.decidedAt()), end, reason, now),
                ended -> ended);
    }

    /**
     * Its conditions are evaluated until they decide.
     *
     * @param evaluateAt when the next evaluation is due
     * @param runSeenAt when the run was last seen to be waiting; absent before the first look
     * @param unknownsInARow how many evaluations in a row could not get their evidence
     * @param refusedSince when the refusals in a row began, where the first look was refused
     */
    record Evaluating(
            Instant evaluateAt, Optional<Instant> runSeenAt, int unknownsInARow, Optional<Instant> refusedSince)
            implements Phase {
        public Evaluating {
            evaluateAt = Millis.of(evaluateAt);
            runSeenAt = runSeenAt.map(Millis::of);
            refusedSince = refusedSince.map(Millis::of);
        }

        @Override
        public <R> R fold(
                Function<Evaluating, R> evaluating, Function<Delivering, R> delivering, Function<Ended, R> ended) {
            return evaluating.apply(this);
        }
    }

    /**
     * It is decided, and Azure Pipelines has to be told.
     *
     * @param attempts how often it was tried so far
     * @param refusedSince when the refusals in a row began, where the last attempt was refused
     */
    record Delivering(Decision decision, Instant decidedAt, int attempts, Optional<Instant> refusedSince)
            implements Phase {
        public Delivering {
            decidedAt = Millis.of(decidedAt);
            refusedSince = refusedSince.map(Millis::of);
        }

        @Override
        public <R> R fold(
                Function<Evaluating, R> evaluating, Function<Delivering, R> delivering, Function<Ended, R> ended) {
            return delivering.apply(this);
        }
    }

    /**
     * It is over.
     *
     * @param decision what was decided; absent for a check that ended undecided
     * @param decidedAt when; present exactly with the decision
     * @param end how it ended
     * @param reason the same in a sentence
     */
    record Ended(Optional<Decision> decision, Optional<Instant> decidedAt, End end, String reason, Instant endedAt)
            implements Phase {
        public Ended {
            decidedAt = decidedAt.map(Millis::of);
            endedAt = Millis.of(endedAt);
        }

        @Override
        public <R> R fold(
                Function<Evaluating, R> evaluating, Function<Delivering, R> delivering, Function<Ended, R> ended) {
            return ended.apply(this);
        }
    }

    /** How a check ends. */
    enum End {
        /** Azure Pipelines took the decision. */
        TAKEN(false),
        /** The run was cancelled or is over: nobody waits. */
        RUN_OVER(false),
        /** The plan that the delivery named could not be read with the token that it brought: nothing else was called. */
        UNPROVEN(true),
        /** Azure DevOps refused the decision, or the token, for good. */
        REFUSED(true),
        /** The job token expired before the decision could be delivered. */
        TOKEN_EXPIRED(true),
        /** The token cannot be unsealed with any of the configured keys. */
        SEAL_BROKEN(true);

        private final boolean leavesStageWaiting;

        End(boolean leavesStageWaiting) {
            this.leavesStageWaiting = leavesStageWaiting;
        }

        /** The word in rows, in a check's status and in what others are told. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a stage still waits, and nobody will answer it: something that an operator has to know. */
        public boolean leavesStageWaiting() {
            return leavesStageWaiting;
        }
    }
}
