package dev.gatehouse.evaluation;

import dev.gatehouse.check.Decision;
import dev.gatehouse.condition.Definitions;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.seal.TokenSeal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up handling a check, so that no stage hangs on it: it fails with a reason, and the decision goes the way of every
 * decision; a decision that was already made goes on being delivered.
 */
final class GivingUp {

    private static final Logger LOG = LoggerFactory.getLogger(GivingUp.class);

    /** Before a decision is delivered again of which every try died. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final TokenSeal seal;
    private final Defaults defaults;
    private final InstantSource clock;

    /** @param defaults what holds for checks that do not say otherwise */
    GivingUp(TokenSeal seal, Defaults defaults, InstantSource clock) {
        this.seal = seal;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** The check's next state; nothing is saved. */
    CheckRecord on(CheckRecord record) {
        Instant now = clock.instant();
        LOG.error("could not be handled, however often it was tried");
        return LostAnswer.toldOf(sealFault(record)
                .map(sentence -> record.ended(Phase.End.SEAL_BROKEN, sentence, now))
                .orElseGet(() -> withToken(record, now)));
    }

    private Optional<String> sealFault(CheckRecord record) {
        return record.sealedToken()
                .flatMap(text -> seal.unseal(text, record.id())
                        .<Optional<String>>fold(token -> Optional.empty(), fault -> Optional.of(fault.sentence())));
    }

    private CheckRecord withToken(CheckRecord record, Instant now) {
        return record.phase()
                .fold(
                        evaluating -> record.in(new Phase.Delivering(decision(record), now, 0, Optional.empty()), now),
                        delivering -> deliverOn(record, delivering, now),
                        ended -> record);
    }

    private Decision decision(CheckRecord record) {
        String unable =
                "Gatehouse could not handle this check, however often it was tried. Whoever runs the app finds the"
                        + " cause in its log, in the lines with the id " + record.id() + ". Run this stage again";
        return Definitions.parse(record.definition())
                .fold(
                        definition -> defaults.with(definition).decide(Decision.Result.FAILED, unable),
                        problems -> defaults.orDryRun(Definitions.saysDryRun(record.definition()))
                                .decide(Decision.Result.FAILED, Evaluation.notUnderstood(problems)));
    }

    /** The tries that died count: the first attempt tells the people who wait, too, and may have died of that. */
    private static CheckRecord deliverOn(CheckRecord known, Phase.Delivering phase, Instant now) {
        CheckRecord record = known.withHistory(
                known.history().attempted(now, "It could not be handled, however often it was tried."));
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
