package dev.gatehouse.evaluation;

import dev.gatehouse.azuredevops.TaskHubs;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.condition.EvidenceSource;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.seal.TokenSeal;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles one message of a check: evaluates it while it waits, and delivers its decision once that is saved. The {@link
 * MessageProtocol} sees to it that each message counts once.
 */
public final class CheckHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CheckHandler.class);

    private final CheckLedger ledger;
    private final TokenSeal seal;
    private final Evaluation evaluation;
    private final DecisionDelivery delivery;
    private final InstantSource clock;
    private final MessageProtocol protocol;

    private CheckHandler(
            CheckLedger ledger, TokenSeal seal, Evaluation evaluation, DecisionDelivery delivery, InstantSource clock) {
        this.ledger = ledger;
        this.seal = seal;
        this.evaluation = evaluation;
        this.delivery = delivery;
        this.clock = clock;
        this.protocol = new MessageProtocol(ledger, this::advance, this::goOn, clock);
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
        Evaluation evaluation = new Evaluation(taskHubs, evidence, new RunWatch(), statusLog, cadence, defaults, clock);
        DecisionDelivery delivery = new DecisionDelivery(taskHubs, statusLog, cadence, clock);
        return new CheckHandler(ledger, seal, evaluation, delivery, clock);
    }

    /**
     * Handles a message and says what shall happen next.
     *
     * @param dequeueCount how often the queue has handed this message out, 1 for the first time
     */
    public Step handle(CheckMessage message, long dequeueCount) {
        return protocol.handle(message, dequeueCount > 1);
    }

    private Step goOn(Versioned saved) {
        CheckRecord record = saved.record();
        return record.phase()
                .fold(
                        evaluating -> sendNext(record),
                        delivering -> delivering.attempts() == 0 ? deliverAtOnce(saved) : sendNext(record),
                        ended -> done(record, ended));
    }

    /**
     * Delivers a decision that was just saved, without a turn through the queue. The number has moved on with the decision: if this
     * dies, the message comes again and only sends the next one.
     */
    private Step deliverAtOnce(Versioned saved) {
        CheckRecord next = advance(saved.record());
        return ledger.replace(next, saved.version())
                .fold(
                        written -> written.fold(
                                version -> goOn(new Versioned(next, version)),
                                () -> new Step.Done("somebody else delivered this decision at the same time")),
                        Step.TryAgain::new);
    }

    private CheckRecord advance(CheckRecord record) {
        String sealed = record.sealedToken()
                .orElseThrow(() -> new IllegalStateException("a check that waits has its token: " + record.id()));
        return seal.unseal(sealed, record.id())
                .fold(
                        token -> advance(record, token),
                        fault -> record.ended(Phase.End.SEAL_BROKEN, fault.sentence(), clock.instant()));
    }

    private CheckRecord advance(CheckRecord record, JobToken token) {
        return record.phase()
                .fold(
                        evaluating -> evaluation.evaluate(record, evaluating, token),
                        delivering -> delivery.deliver(record, delivering, token),
                        ended -> {
                            throw new IllegalStateException("nothing follows the end of " + record.id());
                        });
    }

    /** The end of a check, told to whoever watches the log where a stage waits in vain. */
    static Step done(CheckRecord record, Phase.Ended ended) {
        if (ended.end().leavesStageWaiting()) {
            LOG.error(
                    "Check {} ended without an answer to its stage, {}: {}", record.id(), ended.end(), ended.reason());
        }
        return new Step.Done("ended: " + ended.reason());
    }

    private Step sendNext(CheckRecord record) {
        return Step.next(record, clock.instant());
    }
}
