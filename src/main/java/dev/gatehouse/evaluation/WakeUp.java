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

    private final CheckLedger ledger;
    private final DueAtOnce dueAtOnce;
    private final InstantSource clock;

    /** Wakes the checks of this ledger with messages in this queue. */
    public WakeUp(CheckLedger ledger, CheckQueue queue, InstantSource clock) {
        this.ledger = ledger;
        this.dueAtOnce = new DueAtOnce(ledger, queue, clock);
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

    /** Wakes a check. A fault means that it may or may not be evaluated at once: the caller has to try again. */
    public Answer<Outcome> wake(CheckId id) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Answer<Outcome>> outcome = tryToWake(id);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return Answer.failed(Fault.passing("Check " + id + " changed each time that it was to be woken. Try again."));
    }

    /** Empty when somebody else changed the check at the same time: they may have looked before what is to be seen was there. */
    private Optional<Answer<Outcome>> tryToWake(CheckId id) {
        return ledger.find(id)
                .fold(
                        found -> found.map(this::wake).orElseGet(() -> Optional.of(Answer.given(Outcome.UNKNOWN))),
                        fault -> Optional.of(Answer.failed(fault)));
    }

    private Optional<Answer<Outcome>> wake(Versioned known) {
        return known.record()
                .phase()
                .fold(
                        evaluating -> wake(known, evaluating),
                        delivering -> Optional.of(Answer.given(Outcome.DECIDED)),
                        ended -> Optional.of(Answer.given(Outcome.DECIDED)));
    }

    /** The faults of before count no more: were they to, a few events would be enough to come to the most in a row. */
    private Optional<Answer<Outcome>> wake(Versioned known, Phase.Evaluating phase) {
        CheckRecord due = known.record()
                .in(new Phase.Evaluating(clock.instant(), phase.runSeenAt(), 0, phase.refusedSince()), clock.instant());
        return dueAtOnce
                .save(due, known.version())
                .fold(
                        isSaved -> isSaved ? Optional.of(Answer.given(Outcome.AWAKE)) : Optional.empty(),
                        fault -> Optional.of(Answer.failed(fault)));
    }
}
