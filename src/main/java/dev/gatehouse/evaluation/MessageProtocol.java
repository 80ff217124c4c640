package dev.gatehouse.evaluation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Handles each number of a check once, whatever is delivered twice or dies halfway.
 *
 * <p>The record has the number of the message it expects next. The expected message does the work: the new state is saved under
 * the record's version with the number after it, and only then is the next message sent. The message before it, coming again,
 * means that an earlier handling died between saving and sending: the next is sent again. Everything else is a duplicate.
 */
final class MessageProtocol {

    /** How often a number is worked at in one handling when a {@link WakeUp} comes in between each time. */
    private static final int TRIES = 3;

    private final CheckLedger ledger;
    private final UnaryOperator<CheckRecord> advance;
    private final Function<Versioned, Step> saved;
    private final InstantSource clock;

    /**
     * A protocol over this ledger.
     *
     * @param advance does the work of the expected message: gives the check's next state, and saves nothing
     * @param saved what follows once that state is saved
     */
    MessageProtocol(
            CheckLedger ledger,
            UnaryOperator<CheckRecord> advance,
            Function<Versioned, Step> saved,
            InstantSource clock) {
        this.ledger = ledger;
        this.advance = advance;
        this.saved = saved;
        this.clock = clock;
    }

    /**
     * Handles a message.
     *
     * @param comesAgain whether it was handed out before, and so may have been handled but for its last step
     */
    Step handle(CheckMessage message, boolean comesAgain) {
        return ledger.find(message.checkId())
                .fold(
                        found -> message.fold(
                                accepted -> found.map(known -> deliveredAgain(accepted, known, comesAgain))
                                        .orElseGet(() -> enter(accepted)),
                                goOn -> found.map(known -> proceed(goOn.sequence(), known, comesAgain))
                                        .orElseGet(
                                                () -> new Step.Done("the ledger does not have this check (any more)"))),
                        Step.TryAgain::new);
    }

    private Step enter(CheckMessage.Accepted accepted) {
        CheckRecord record = Runs.firstRun(accepted);
        return ledger.enter(record)
                .fold(
                        written -> written.fold(
                                version -> work(new Versioned(record, version), TRIES),
                                () -> new Step.Done("another message entered this check first")),
                        Step.TryAgain::new);
    }

    private Step deliveredAgain(CheckMessage.Accepted accepted, Versioned known, boolean comesAgain) {
        CheckRecord record = known.record();
        if (record.deliveryId().equals(accepted.deliveryId())) {
            return proceed(record.firstSequence(), known, comesAgain);
        }
        if (!Runs.isForAnotherRun(accepted, record)) {
            return new Step.Done("a duplicate of a delivery that is known");
        }
        return record.phase().hasEnded() ? startAgain(accepted, known) : Runs.untilDelivered(accepted);
    }

    private Step startAgain(CheckMessage.Accepted accepted, Versioned known) {
        CheckRecord first = Runs.anotherRun(accepted, known.record());
        return ledger.replace(first, known.version())
                .fold(
                        written -> written.fold(
                                version -> work(new Versioned(first, version), TRIES),
                                () -> new Step.Done("another message began this run first")),
                        Step.TryAgain::new);
    }

    private Step proceed(long sequence, Versioned known, boolean comesAgain) {
        CheckRecord record = known.record();
        if (record.phase().hasEnded()) {
            return new Step.Done("the check has ended");
        }
        if (sequence == record.sequence()) {
            return work(known, TRIES);
        }
        if (sequence == record.sequence() - 1 && comesAgain) {
            return Step.next(record, clock.instant());
        }
        return new Step.Done("message " + sequence + " is stale: the check expects message " + record.sequence());
    }

    private Step work(Versioned known, int tries) {
        CheckRecord next = advance.apply(known.record()).expectingNext();
        return ledger.replace(next, known.version())
                .fold(
                        written -> written.fold(
                                version -> saved.apply(new Versioned(next, version)),
                                () -> overtaken(known.record(), tries - 1)),
                        Step.TryAgain::new);
    }

    /**
     * Somebody else wrote first. Where the number has moved on, they did the work; else they only made the check due at once, and
     * whoever did that may die before its message is sent: so this message goes on with the work.
     */
    private Step overtaken(CheckRecord record, int tries) {
        return ledger.find(record.id())
                .fold(
                        found -> found.filter(now -> now.record().sequence() == record.sequence())
                                .map(now -> workAgain(now, tries))
                                .orElseGet(() -> new Step.Done("somebody else handled this check at the same time")),
                        Step.TryAgain::new);
    }

    private Step workAgain(Versioned now, int tries) {
        return tries > 0
                ? work(now, tries)
                : new Step.TryAgain(Fault.passing("The check was woken " + TRIES + " times while it was handled."));
    }
}
