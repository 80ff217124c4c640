package dev.gatehouse.evaluation;

import dev.gatehouse.check.Decision;
import dev.gatehouse.condition.Definitions;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles a message that the host has given up, so that no stage hangs on it: its check fails with a reason, and the decision
 * goes the way of every decision; a decision that was already made goes on being delivered. The {@link MessageProtocol} is that of
 * {@link CheckHandler}, which may be handling the same check at the same time.
 */
public final class PoisonHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PoisonHandler.class);

    /** Before a decision is delivered again of which every try died. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final MessageProtocol protocol;
    private final Defaults defaults;
    private final InstantSource clock;

    /**
     * A handler over this ledger.
     *
     * @param defaults what holds for checks that do not say otherwise
     */
    public PoisonHandler(CheckLedger ledger, Defaults defaults, InstantSource clock) {
        this.protocol = new MessageProtocol(ledger, this::failed, this::goOn, clock);
        this.defaults = defaults;
        this.clock = clock;
    }

    /**
     * Handles a message and says what shall happen next. It may come again and again. It was handed out before: the likeliest reason
     * for being given up is that the next one could not be sent.
     */
    public Step handle(CheckMessage message) {
        return protocol.handle(message, true);
    }

    private Step goOn(Versioned saved) {
        CheckRecord record = saved.record();
        return record.phase()
                .fold(
                        evaluating -> Step.next(record, clock.instant()),
                        delivering -> Step.next(record, clock.instant()),
                        ended -> CheckHandler.done(record, ended));
    }

    private CheckRecord failed(CheckRecord record) {
        Instant now = clock.instant();
        LOG.error("Check {} could not be handled, however often it was tried", record.id());
        return record.phase()
                .fold(
                        evaluating -> record.in(new Phase.Delivering(decision(record), now, 0, Optional.empty()), now),
                        delivering -> deliverOn(record, delivering, now),
                        ended -> record);
    }

    private Decision decision(CheckRecord record) {
        String reason =
                "Gatehouse could not handle this check, however often it was tried. Whoever runs the app finds the"
                        + " cause in its log, in the lines with the id " + record.id() + ". Run this stage again";
        return Definitions.parse(record.definition())
                .fold(defaults::with, problems -> defaults)
                .decide(Decision.Result.FAILED, reason);
    }

    /** The tries that died count: the first attempt tells the people who wait, too, and may have died of that. */
    private static CheckRecord deliverOn(CheckRecord record, Phase.Delivering phase, Instant now) {
        return now.isBefore(TokenExpiry.of(record))
                ? record.in(
                        new Phase.Delivering(
                                phase.decision(), phase.decidedAt(), phase.attempts() + 1, phase.refusedSince()),
                        now.plus(PAUSE))
                : record.ended(
                        Phase.End.TOKEN_EXPIRED,
                        "The job token expired before Azure Pipelines took the decision, which could not be handled.",
                        now);
    }
}
