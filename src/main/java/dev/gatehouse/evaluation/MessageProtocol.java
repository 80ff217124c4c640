package dev.gatehouse.evaluation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Happening;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckLedger.Written;
import dev.gatehouse.ledger.CheckRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Handles each number of a check once, whatever is delivered twice or dies halfway.
 *
 * <p>The record has the number of the message it expects next. The expected message does the work: the new state is saved under
 * the record's version with the number after it, and only then is the next message sent. The message before it, coming again,
 * means that an earlier handling died between saving and sending: the next is sent again. Everything else is a duplicate.
 *
 * <p>What others have to be told is sent before the next message, which says so: who handles that one forgets it.
 *
 * <p>Whoever is overtaken by another write looks again what its message is to the check now: the other one may have done the work,
 * may have made the check due at once, or may be a try of this very message that will send nothing.
 */
final class MessageProtocol {

    /** How often a message is looked at in one handling while others write at the same time. */
    private static final int TRIES = 4;

    /** Who has taken longer leaves the rest to the queue: the host gives a handling minutes, and another look takes some, too. */
    private static final Duration NOTHING_MORE_AFTER = Duration.ofSeconds(10);

    private final CheckLedger ledger;
    private final Work work;
    private final InstantSource clock;

    MessageProtocol(CheckLedger ledger, Work work, InstantSource clock) {
        this.ledger = ledger;
        this.work = work;
        this.clock = clock;
    }

    /** What the handling of a message is about. */
    interface Work {

        /** Does what the expected message is for: gives the check's next state, and saves nothing. */
        Answer<CheckRecord> advance(CheckRecord record);

        /** What follows once that state is saved. */
        Step saved(Versioned saved);

        /**
         * Why a delivery of a check that is known may not change it: it has not proved itself, and will not. Empty once it has. A
         * fault that may pass leaves it to the queue; another one lets it begin a run of a check that is over, and prove itself there.
         */
        Answer<Optional<String>> unproven(CheckMessage.Accepted accepted, CheckRecord known);

        /** The same of a delivery that came close to the end of a run of its check: its task has to wait for another decision, too. */
        Answer<Optional<String>> notWaiting(CheckMessage.Accepted accepted, CheckRecord known);
    }

    /**
     * Handles a message.
     *
     * @param comesAgain whether it was handed out before, and so may have been handled but for its last step
     */
    Step handle(CheckMessage message, boolean comesAgain) {
        return handle(new Received(message, comesAgain, TRIES, clock.instant().plus(NOTHING_MORE_AFTER)));
    }

    private record Received(CheckMessage message, boolean comesAgain, int tries, Instant latest) {
        Set<Happening> told() {
            return message.fold(accepted -> Set.of(), CheckMessage.Continue::told);
        }
    }

    private Step handle(Received received) {
        return ledger.find(received.message().checkId())
                .fold(
                        found -> received.message()
                                .fold(
                                        accepted -> found.map(known -> deliver(accepted, known, received))
                                                .orElseGet(() -> enter(accepted, received)),
                                        goOn -> found.map(known -> proceed(goOn.sequence(), known, received))
                                                .orElseGet(() -> new Step.Done(
                                                        "the ledger does not have this check (any more)"))),
                        Step.TryAgain::new);
    }

    private Step enter(CheckMessage.Accepted accepted, Received received) {
        CheckRecord record = Runs.firstRun(accepted);
        return after(ledger.enter(record), received, version -> work(new Versioned(record, version), received));
    }

    private Step deliver(CheckMessage.Accepted accepted, Versioned known, Received received) {
        CheckRecord record = known.record();
        if (record.deliveryId().equals(accepted.deliveryId())) {
            return proceed(record.firstSequence(), known, received);
        }
        if (isStillToBeTold(record)) {
            return new Step.TryAgain(
                    Fault.passing(
                            "The check was delivered again before others were told of its decision; it is seen to once they are."));
        }
        return switch (Redelivery.of(accepted, record)) {
            case DUPLICATE -> duplicate();
            case TOO_EARLY_TO_SAY ->
                new Step.TryAgain(
                        Fault.passing("The check was delivered again while its decision is told for the first time,"
                                + " or before the delivery that is known has proved itself; it is seen to later."));
            case OF_A_DECISION_UNDER_WAY ->
                unless(work.unproven(accepted, record), () -> adopt(accepted, known, received));
            case OF_AN_UNPROVEN_RUN, OF_A_LATER_WAIT ->
                unless(
                        work.unproven(accepted, record),
                        () -> begin(Runs.inPlaceOf(ofThisWait(accepted, record), record), known, received));
            case ANOTHER_RUN -> begin(Runs.anotherRun(accepted, record), known, received);
            case UNCLEAR ->
                unless(
                        work.notWaiting(accepted, record),
                        () -> begin(Runs.anotherRun(ofThisWait(accepted, record), record), known, received));
        };
    }

    private static Step unless(Answer<Optional<String>> objection, Supplier<Step> goOn) {
        return objection.fold(
                why -> why.<Step>map(Step.Done::new).orElseGet(goOn),
                fault -> fault.mayPass() ? new Step.TryAgain(fault) : goOn.get());
    }

    /** After the end of a run, a delivery that comes about then has stood back, or is of an earlier wait: its time begins now. */
    private CheckMessage.Accepted ofThisWait(CheckMessage.Accepted accepted, CheckRecord known) {
        return known.phase().hasEnded() ? accepted.waitingFrom(clock.instant()) : accepted;
    }

    private static Step duplicate() {
        return new Step.Done("a duplicate of a delivery that is known");
    }

    /** The number stays: of the message that is sent and the one that is on its way, the first delivers the decision. */
    private Step adopt(CheckMessage.Accepted accepted, Versioned known, Received received) {
        CheckRecord adopted = Runs.adopt(accepted, known.record(), clock.instant());
        return after(
                ledger.replace(adopted, known.version()), received, version -> Step.next(adopted, clock.instant()));
    }

    /** Who has asked for long before leaves the work to the next message. */
    private Step begin(CheckRecord first, Versioned known, Received received) {
        return after(
                ledger.replace(first, known.version()),
                received,
                version -> isTimeLeft(received)
                        ? work(new Versioned(first, version), received)
                        : Step.next(first, clock.instant()));
    }

    private Step proceed(long sequence, Versioned known, Received received) {
        CheckRecord record = known.record();
        if (record.phase().hasEnded()) {
            return afterTheEnd(sequence, known, received);
        }
        if (sequence == record.sequence()) {
            return work(known, received);
        }
        if (sequence == record.sequence() - 1 && received.comesAgain()) {
            return Step.next(record, clock.instant());
        }
        return new Step.Done("message " + sequence + " is stale: the check expects message " + record.sequence());
    }

    /** The message after the end says that others are told: then there is nothing left to tell. */
    private Step afterTheEnd(long sequence, Versioned known, Received received) {
        CheckRecord record = known.record();
        if (sequence == record.sequence()) {
            return toldAfterTheEnd(known, received);
        }
        return sequence == record.sequence() - 1 && received.comesAgain()
                ? Step.after(record, clock.instant())
                : new Step.Done("the check has ended");
    }

    /** A message that was sent before the end may be the only one there is, and says nothing of it. */
    private Step toldAfterTheEnd(Versioned known, Received received) {
        CheckRecord record = known.record();
        CheckRecord told = record.sent(received.told());
        return told.equals(record)
                ? leftToTell(record)
                : after(ledger.replace(told, known.version()), received, version -> leftToTell(told));
    }

    private static Step leftToTell(CheckRecord ended) {
        return Notices.of(ended).isEmpty()
                ? new Step.Done("the check has ended, and others are told")
                : Step.tellAgain(ended);
    }

    /**
     * Whether a check has ended, and nobody is known to have told others. Another run would take its place, and nobody would know any
     * more what to tell them; so it waits, but not for longer than a message can be hidden.
     */
    private boolean isStillToBeTold(CheckRecord record) {
        boolean hasJustEnded = record.phase()
                .fold(
                        evaluating -> false,
                        delivering -> false,
                        ended -> clock.instant().isBefore(ended.endedAt().plus(Reconciler.GRACE)));
        return hasJustEnded && !Notices.of(record).isEmpty();
    }

    private Step work(Versioned known, Received received) {
        return work.advance(known.record().sent(received.told()))
                .map(CheckRecord::expectingNext)
                .fold(
                        next -> after(
                                ledger.replace(next, known.version()),
                                received,
                                version -> work.saved(new Versioned(next, version))),
                        Step.TryAgain::new);
    }

    private Step after(Answer<Written> write, Received received, Function<String, Step> written) {
        return write.fold(outcome -> outcome.fold(written, () -> overtaken(received)), Step.TryAgain::new);
    }

    private boolean isTimeLeft(Received received) {
        return !clock.instant().isAfter(received.latest());
    }

    private Step overtaken(Received received) {
        return received.tries() > 1 && isTimeLeft(received)
                ? handle(new Received(
                        received.message(), received.comesAgain(), received.tries() - 1, received.latest()))
                : new Step.TryAgain(
                        Fault.passing("Others changed the check while its message was handled. It is handled again."));
    }
}
