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
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles one message of a check so that, whatever is delivered twice or dies halfway, there is exactly one decision.
 *
 * <p>The record has the number of the message it expects next. The expected message does the work: the new state is saved under
 * the record's version, and only then is the next message sent. The message before it, coming again, means that an earlier run
 * died between saving and sending: the next is sent again. Everything else is a duplicate.
 */
public final class CheckHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CheckHandler.class);

    private final CheckLedger ledger;
    private final TokenSeal seal;
    private final Evaluation evaluation;
    private final DecisionDelivery delivery;
    private final InstantSource clock;

    private CheckHandler(
            CheckLedger ledger, TokenSeal seal, Evaluation evaluation, DecisionDelivery delivery, InstantSource clock) {
        this.ledger = ledger;
        this.seal = seal;
        this.evaluation = evaluation;
        this.delivery = delivery;
        this.clock = clock;
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
        return ledger.find(message.checkId())
                .fold(
                        found -> message.fold(
                                accepted -> found.map(known -> deliveredAgain(accepted, known, dequeueCount))
                                        .orElseGet(() -> enter(accepted)),
                                goOn -> found.map(known -> proceed(goOn.sequence(), known, dequeueCount))
                                        .orElseGet(
                                                () -> new Step.Done("the ledger does not have this check (any more)"))),
                        Step.TryAgain::new);
    }

    private Step enter(CheckMessage.Accepted accepted) {
        CheckRecord record = Runs.firstRun(accepted);
        return ledger.enter(record)
                .fold(
                        written -> written.fold(
                                version -> work(new Versioned(record, version)),
                                () -> new Step.Done("another message entered this check first")),
                        Step.TryAgain::new);
    }

    private Step deliveredAgain(CheckMessage.Accepted accepted, Versioned known, long dequeueCount) {
        CheckRecord record = known.record();
        if (record.deliveryId().equals(accepted.deliveryId())) {
            return proceed(record.firstSequence(), known, dequeueCount);
        }
        if (!Runs.isForAnotherRun(accepted, record)) {
            return new Step.Done("a duplicate of a delivery that is known");
        }
        return record.phase().hasEnded() ? startAgain(accepted, known) : Runs.untilDelivered(accepted);
    }

    private Step startAgain(CheckMessage.Accepted accepted, Versioned known) {
        return save(known, Runs.anotherRun(accepted, known.record()), this::work);
    }

    private Step proceed(long sequence, Versioned known, long dequeueCount) {
        CheckRecord record = known.record();
        if (record.phase().hasEnded()) {
            return new Step.Done("the check has ended");
        }
        if (sequence == record.sequence()) {
            return work(known);
        }
        if (sequence == record.sequence() - 1 && dequeueCount > 1) {
            return sendNext(record);
        }
        return new Step.Done("message " + sequence + " is stale: the check expects message " + record.sequence());
    }

    /** Handles the message that is expected: with what comes of it, the number moves on. */
    private Step work(Versioned known) {
        return save(known, advance(known.record()).expectingNext(), this::goOn);
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
        return save(saved, advance(saved.record()), this::goOn);
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

    private Step save(Versioned known, CheckRecord next, Function<Versioned, Step> then) {
        return ledger.replace(next, known.version())
                .fold(
                        written -> written.fold(
                                version -> then.apply(new Versioned(next, version)),
                                () -> new Step.Done("somebody else handled this check at the same time")),
                        Step.TryAgain::new);
    }

    private Step sendNext(CheckRecord record) {
        return Step.next(record, clock.instant());
    }
}
