package dev.gatehouse.evaluation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Saves that a check is due now, and then sends what it goes on with. Where the number stays, of that message and the one that is on
 * its way already, the first does the work, and the other is stale.
 */
final class DueAtOnce {

    private final CheckLedger ledger;
    private final Outbox outbox;
    private final InstantSource clock;

    DueAtOnce(CheckLedger ledger, Outbox outbox, InstantSource clock) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whether the record was still as it is known; if it was not, nothing was saved or sent. */
    Answer<Boolean> save(CheckRecord due, Versioned known) {
        return ledger.replace(due, known.version())
                .then(written -> written.fold(saved -> send(due, outbox::sendAlone), () -> Answer.given(false)));
    }

    /**
     * The same in the other order, and with what others have to be told: for an end, after which nobody comes back to the check.
     */
    Answer<Boolean> sendAndSave(CheckRecord ended, Versioned known) {
        return send(ended, outbox::send)
                .then(sent -> ledger.replace(ended, known.version())
                        .map(written -> written.fold(saved -> true, () -> false)));
    }

    private Answer<Boolean> send(CheckRecord due, Function<Step.Send, Optional<Fault>> send) {
        return Step.after(due, clock.instant())
                .<Optional<Fault>>fold(why -> Optional.empty(), send, Optional::of)
                .<Answer<Boolean>>map(Answer::failed)
                .orElseGet(() -> Answer.given(true));
    }
}
