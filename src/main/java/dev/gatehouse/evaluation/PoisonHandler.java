package dev.gatehouse.evaluation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.seal.TokenSeal;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Handles a message that the host has given up: gives its check up, with a reason, so that no stage hangs on it. The {@link
 * MessageProtocol} is that of {@link CheckHandler}, which may be handling the same check at the same time.
 */
public final class PoisonHandler {

    private final MessageProtocol protocol;

    /**
     * A handler over this ledger.
     *
     * @param defaults what holds for checks that do not say otherwise
     */
    public PoisonHandler(CheckLedger ledger, TokenSeal seal, Defaults defaults, InstantSource clock) {
        this.protocol = new MessageProtocol(ledger, new Failing(new GivingUp(seal, defaults, clock), clock), clock);
    }

    /**
     * Handles a message and says what shall happen next. It may come again and again. It was handed out before: the likeliest reason
     * for being given up is that the next one could not be sent.
     */
    public Step handle(CheckMessage message) {
        return protocol.handle(message, true);
    }

    private record Failing(GivingUp givingUp, InstantSource clock) implements MessageProtocol.Work {
        @Override
        public Answer<CheckRecord> advance(CheckRecord record) {
            return Answer.given(givingUp.on(record));
        }

        @Override
        public Step saved(Versioned saved) {
            DecisionLine.of(saved.record());
            return Step.after(saved.record(), clock.instant());
        }

        /** Asking is what may have failed each time. Before the run that is known has ended, nobody knows what it is worth. */
        @Override
        public Answer<Optional<String>> unproven(CheckMessage.Accepted accepted, CheckRecord known) {
            return known.phase().hasEnded()
                    ? Answer.given(Optional.empty())
                    : Answer.failed(Fault.passing(
                            "The check was delivered again, and the delivery could not be asked about; it is seen to once"
                                    + " the check has ended."));
        }

        /** A run too many harms nobody, since it proves itself before it tells anything; one too few leaves a stage waiting. */
        @Override
        public Answer<Optional<String>> notWaiting(CheckMessage.Accepted accepted, CheckRecord known) {
            return Answer.given(Optional.empty());
        }
    }
}
