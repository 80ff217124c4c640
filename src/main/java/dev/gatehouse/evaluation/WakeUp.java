package dev.gatehouse.evaluation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Has a check evaluated at once that would wait for its interval. Whatever is known when this is called is seen by an evaluation
 * that begins after it: one that is under way loses its version, and begins again. The message that was waiting becomes stale
 * once the check was evaluated.
 *
 * <p>Each call has one message more in the queue until that is due, and evaluates at once: whoever calls often has to hold back.
 */
public final class WakeUp {

    /** A check that is handled at the same moment changes once or twice, not this often. */
    private static final int TRIES = 5;

    private static final Occasion<Outcome> NO_CHANGE = new Occasion<>() {
        @Override
        public Answer<Change<Outcome>> of(CheckRecord waiting) {
            return Answer.given(new Change<>(Optional.of(waiting), Outcome.AWAKE));
        }

        @Override
        public Outcome decided() {
            return Outcome.DECIDED;
        }

        @Override
        public Outcome unknown() {
            return Outcome.UNKNOWN;
        }
    };

    private final CheckLedger ledger;
    private final DueAtOnce dueAtOnce;
    private final InstantSource clock;

    /** Wakes the checks of this ledger with messages in this outbox. */
    public WakeUp(CheckLedger ledger, Outbox outbox, InstantSource clock) {
        this.ledger = ledger;
        this.dueAtOnce = new DueAtOnce(ledger, outbox, clock);
        this.clock = clock;
    }

    /** What came of it. */
    public enum Outcome {
        /** It is evaluated at once. */
        AWAKE,
        /** It is decided or has ended: there is nothing to evaluate. */
        DECIDED,
        /** The ledger does not have it: it is not entered yet, or was forgotten. */
        UNKNOWN
    }

    /**
     * Why a check is woken, and what is to be known to the evaluation that follows.
     *
     * @param <T> what comes of it
     */
    interface Occasion<T> {

        /** What becomes of a check that waits; asked again where somebody else changes it at the same time. */
        Answer<Change<T>> of(CheckRecord waiting);

        /** What comes of it where the check is decided or has ended. */
        T decided();

        /** What comes of it where the ledger does not have the check. */
        T unknown();
    }

    /**
     * What becomes of a check that waits.
     *
     * @param woken the check with what is new to it, saved in the write that makes it due; absent to let it sleep as it is
     * @param outcome what comes of it, once that is saved
     */
    record Change<T>(Optional<CheckRecord> woken, T outcome) {}

    /** Wakes a check. A fault means that it may or may not be evaluated at once: the caller has to try again. */
    public Answer<Outcome> wake(CheckId id) {
        return wake(id, NO_CHANGE);
    }

    /** Changes a check and wakes it, in one write. A fault means that both may or may not have happened. */
    <T> Answer<T> wake(CheckId id, Occasion<T> occasion) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Answer<T>> outcome = tryToWake(id, occasion);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return Answer.failed(Fault.passing("Check " + id + " changed each time that it was to be woken. Try again."));
    }

    /** Empty when somebody else changed the check at the same time: they may have looked before what is to be seen was there. */
    private <T> Optional<Answer<T>> tryToWake(CheckId id, Occasion<T> occasion) {
        return ledger.find(id)
                .fold(
                        found -> found.map(known -> wake(known, occasion))
                                .orElseGet(() -> Optional.of(Answer.given(occasion.unknown()))),
                        fault -> Optional.of(Answer.failed(fault)));
    }

    private <T> Optional<Answer<T>> wake(Versioned known, Occasion<T> occasion) {
        return known.record()
                .phase()
                .fold(
                        evaluating -> occasion.of(known.record())
                                .fold(
                                        change -> save(change, known, evaluating),
                                        fault -> Optional.of(Answer.failed(fault))),
                        delivering -> Optional.of(Answer.given(occasion.decided())),
                        ended -> Optional.of(Answer.given(occasion.decided())));
    }

    private <T> Optional<Answer<T>> save(Change<T> change, Versioned known, Phase.Evaluating phase) {
        return change.woken()
                .map(record -> dueAtOnce
                        .save(dueNow(record, phase), known)
                        .<Optional<Answer<T>>>fold(
                                isSaved -> isSaved ? Optional.of(Answer.given(change.outcome())) : Optional.empty(),
                                fault -> Optional.of(Answer.failed(fault))))
                .orElseGet(() -> Optional.of(Answer.given(change.outcome())));
    }

    /** The faults of before count no more: were they to, a few events would be enough to come to the most in a row. */
    private CheckRecord dueNow(CheckRecord record, Phase.Evaluating phase) {
        return record.in(
                new Phase.Evaluating(clock.instant(), phase.runSeenAt(), 0, phase.refusedSince()), clock.instant());
    }
}
