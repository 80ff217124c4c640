package dev.gatehouse.evaluation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Limits;
import dev.gatehouse.check.SafeText;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Decides in a check's place that it failed, because an operator says so. From there on it is a decision like any other: an
 * evaluation under way loses its version and delivers this one; one that was saved first stays.
 */
public final class Termination {

    private static final String BY_AN_OPERATOR = "terminated by an operator: ";

    /** A check that is handled at the same moment changes once or twice, not this often. */
    private static final int TRIES = 5;

    private final CheckLedger ledger;
    private final DueAtOnce dueAtOnce;
    private final InstantSource clock;

    /** Terminates checks of this ledger with messages in this outbox. */
    public Termination(CheckLedger ledger, Outbox outbox, InstantSource clock) {
        this.ledger = ledger;
        this.dueAtOnce = new DueAtOnce(ledger, outbox, clock);
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** Goes on with what came of it. */
        <R> R fold(Supplier<R> terminated, Function<Phase, R> decided, Supplier<R> unknown);

        /** It is decided now, and that is delivered at once. */
        record Terminated() implements Outcome {
            @Override
            public <R> R fold(Supplier<R> terminated, Function<Phase, R> decided, Supplier<R> unknown) {
                return terminated.get();
            }
        }

        /** It was decided before, or has ended: there is nothing to terminate. */
        record Decided(Phase phase) implements Outcome {
            @Override
            public <R> R fold(Supplier<R> terminated, Function<Phase, R> decided, Supplier<R> unknown) {
                return decided.apply(phase);
            }
        }

        /** The ledger does not have it. */
        record Unknown() implements Outcome {
            @Override
            public <R> R fold(Supplier<R> terminated, Function<Phase, R> decided, Supplier<R> unknown) {
                return unknown.get();
            }
        }
    }

    /** The reason as it is kept and shown: one line of at most {@link Limits#REASON} characters, empty if nothing is left of it. */
    public static Optional<String> reason(String written) {
        return Optional.of(SafeText.line(written, Limits.REASON).strip()).filter(text -> !text.isEmpty());
    }

    /**
     * Terminates a check. A fault means that nobody knows whether it is: asking again tells.
     *
     * @param reason what {@link #reason} made of the operator's words
     */
    public Answer<Outcome> terminate(CheckId id, String reason) {
        // An operator means it, also in a dry run.
        Decision decision = new Decision(Decision.Result.FAILED, BY_AN_OPERATOR + reason);
        Phase.Delivering terminated = new Phase.Delivering(decision, clock.instant(), 0, Optional.empty());
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Answer<Outcome>> outcome = tryTo(id, terminated);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return Answer.failed(
                Fault.passing("Check " + id + " changed each time that it was to be terminated. Try again."));
    }

    /** Empty when somebody else changed the check at the same time. */
    private Optional<Answer<Outcome>> tryTo(CheckId id, Phase.Delivering terminated) {
        return ledger.find(id)
                .fold(
                        found -> found.map(known -> terminate(known, terminated))
                                .orElseGet(() -> Optional.of(Answer.given(new Outcome.Unknown()))),
                        fault -> Optional.of(Answer.failed(fault)));
    }

    private Optional<Answer<Outcome>> terminate(Versioned known, Phase.Delivering terminated) {
        return known.record()
                .phase()
                .fold(
                        evaluating -> save(known, terminated),
                        delivering -> Optional.of(Answer.given(new Outcome.Decided(delivering))),
                        ended -> Optional.of(Answer.given(new Outcome.Decided(ended))));
    }

    private Optional<Answer<Outcome>> save(Versioned known, Phase.Delivering terminated) {
        CheckRecord due = known.record().in(terminated, terminated.decidedAt());
        return dueAtOnce
                .save(due, known)
                .fold(
                        isSaved -> isSaved ? Optional.of(done(due)) : Optional.empty(),
                        fault -> Optional.of(isSavedAllTheSame(due, terminated) ? done(due) : Answer.failed(fault)));
    }

    /** The decision counts once it is saved: where its message could not be sent, the one that is on its way delivers it. */
    private boolean isSavedAllTheSame(CheckRecord due, Phase.Delivering terminated) {
        return ledger.find(due.id())
                .fold(
                        found -> found.filter(known -> isDecidedSo(known.record(), due, terminated))
                                .isPresent(),
                        fault -> false);
    }

    private static boolean isDecidedSo(CheckRecord now, CheckRecord due, Phase.Delivering terminated) {
        return now.run() == due.run()
                && now.phase()
                        .fold(
                                evaluating -> false,
                                delivering -> delivering.decision().equals(terminated.decision())
                                        && delivering.decidedAt().equals(terminated.decidedAt()),
                                ended -> ended.decision().equals(Optional.of(terminated.decision()))
                                        && ended.decidedAt().equals(Optional.of(terminated.decidedAt())));
    }

    private static Answer<Outcome> done(CheckRecord terminated) {
        DecisionLine.of(terminated);
        return Answer.given(new Outcome.Terminated());
    }
}
