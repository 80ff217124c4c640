package dev.gatehouse.evaluation;

import dev.gatehouse.azuredevops.TaskHubs;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.condition.EvidenceSource;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.seal.TokenSeal;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Handles one message of a check: evaluates it while it waits, and delivers its decision once that is saved. The {@link
 * MessageProtocol} sees to it that each message counts once.
 */
public final class CheckHandler {

    private final CheckLedger ledger;
    private final TokenSeal seal;
    private final Inquiry inquiry;
    private final Evaluation evaluation;
    private final DecisionDelivery delivery;
    private final InstantSource clock;
    private final MessageProtocol protocol;

    private CheckHandler(
            CheckLedger ledger,
            TokenSeal seal,
            Inquiry inquiry,
            Evaluation evaluation,
            DecisionDelivery delivery,
            InstantSource clock) {
        this.ledger = ledger;
        this.seal = seal;
        this.inquiry = inquiry;
        this.evaluation = evaluation;
        this.delivery = delivery;
        this.clock = clock;
        this.protocol = new MessageProtocol(ledger, new Handling(), clock);
    }

    /**
     * A handler over these parts.
     *
     * @param defaults what holds for checks that do not say otherwise
     * @param random where jitter comes from
     */
    public static CheckHandler of(
            CheckLedger ledger,
            TaskHubs taskHubs,
            EvidenceSource evidence,
            TokenSeal seal,
            Defaults defaults,
            InstantSource clock,
            RandomGenerator random) {
        Cadence cadence = new Cadence(random);
        StatusLog statusLog = new StatusLog(new RedeliveryNote(ledger));
        KeptNotes keptNotes = new KeptNotes(seal.forNotes());
        Evaluation evaluation =
                new Evaluation(taskHubs, evidence, new RunWatch(), keptNotes, statusLog, cadence, defaults, clock);
        DecisionDelivery delivery = new DecisionDelivery(taskHubs, statusLog, cadence, clock);
        Inquiry inquiry = new Inquiry(taskHubs, seal, clock);
        return new CheckHandler(ledger, seal, inquiry, evaluation, delivery, clock);
    }

    /**
     * Handles a message and says what shall happen next.
     *
     * @param dequeueCount how often the queue has handed this message out, 1 for the first time
     */
    public Step handle(CheckMessage message, long dequeueCount) {
        return protocol.handle(message, dequeueCount > 1);
    }

    private final class Handling implements MessageProtocol.Work {
        @Override
        public Answer<CheckRecord> advance(CheckRecord record) {
            return CheckHandler.this.advance(record);
        }

        @Override
        public Step saved(Versioned saved) {
            return goOn(saved);
        }

        @Override
        public Answer<Optional<String>> unproven(CheckMessage.Accepted accepted, CheckRecord known) {
            return inquiry.unproven(accepted, known);
        }

        @Override
        public Answer<Optional<String>> notWaiting(CheckMessage.Accepted accepted, CheckRecord known) {
            return inquiry.notWaiting(accepted, known);
        }
    }

    private Step goOn(Versioned saved) {
        CheckRecord record = saved.record();
        return record.phase()
                .fold(
                        evaluating -> Step.next(record, clock.instant()),
                        delivering -> delivering.attempts() == 0 ? decided(saved) : Step.next(record, clock.instant()),
                        ended -> Step.ended(record, ended));
    }

    private Step decided(Versioned saved) {
        DecisionLine.of(saved.record());
        // A decision that may not be told yet waits for the proof: that is a step of its own, with a number of its own.
        return saved.record().told().isProven() ? deliverAtOnce(saved) : Step.next(saved.record(), clock.instant());
    }

    /**
     * Delivers a decision that was just saved, without a turn through the queue. The number has moved on with the decision: if this
     * dies, the message comes again and only sends the next one.
     */
    private Step deliverAtOnce(Versioned saved) {
        return advance(saved.record())
                .then(next -> ledger.replace(next, saved.version())
                        .map(written -> written.<Step>fold(
                                version -> goOn(new Versioned(next, version)),
                                () -> new Step.Done("somebody else delivered this decision at the same time"))))
                .fold(step -> step, Step.TryAgain::new);
    }

    private Answer<CheckRecord> advance(CheckRecord record) {
        String sealed = record.sealedToken()
                .orElseThrow(() -> new IllegalStateException("a check that waits has its token: " + record.id()));
        return seal.unseal(sealed, record.id())
                .<Answer<CheckRecord>>fold(
                        token -> advance(record, token),
                        // An instance that has the key, or will have it, may be next to try.
                        fault -> fault.mayPass()
                                ? Answer.failed(fault)
                                : Answer.given(record.ended(Phase.End.SEAL_BROKEN, fault.sentence(), clock.instant())))
                .map(LostAnswer::toldOf);
    }

    private Answer<CheckRecord> advance(CheckRecord record, JobToken token) {
        return record.phase()
                .fold(
                        evaluating -> evaluation.evaluate(record, evaluating, token),
                        delivering -> Answer.given(delivery.deliver(record, delivering, token)),
                        ended -> {
                            throw new IllegalStateException("nothing follows the end of " + record.id());
                        });
    }
}
