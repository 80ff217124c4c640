package dev.gatehouse.evaluation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Saves that a check is due now, and then sends what it goes on with. Where the number stays, the first does the work of that message
 * and the one that is on its way already, and the other is stale. Where others have to be told of something new, the number moves on:
 * the message that is on its way was sent before it happened, and would pass for one that was sent after they were told.
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
        boolean isNews = !known.record().unsent().containsAll(due.unsent())
                && !Notices.of(due).isEmpty();
        boolean numberStays = known.record().sequence() == due.sequence();
        CheckRecord next = numberStays && isNews ? due.expectingNext() : due;
        return ledger.replace(next, known.version())
                .then(written -> written.fold(saved -> send(next), () -> Answer.given(false)));
    }

    /** Sends what a check goes on with that is saved as it is; true. */
    Answer<Boolean> send(CheckRecord due) {
        return Step.after(due, clock.instant())
                .<Optional<Fault>>fold(why -> Optional.empty(), outbox::send, Optional::of)
                .<Answer<Boolean>>map(Answer::failed)
                .orElseGet(() -> Answer.given(true));
    }
}
