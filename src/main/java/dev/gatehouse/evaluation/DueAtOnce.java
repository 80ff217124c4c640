package dev.gatehouse.evaluation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import java.time.InstantSource;

/**
 * Saves that a check is due now, and then sends the message that it expects. Where the number stays, the first does the work of
 * that message and the one that is on its way already, and the other is stale.
 */
final class DueAtOnce {

    private final CheckLedger ledger;
    private final CheckQueue queue;
    private final InstantSource clock;

    DueAtOnce(CheckLedger ledger, CheckQueue queue, InstantSource clock) {
        this.ledger = ledger;
        this.queue = queue;
        this.clock = clock;
    }

    /** Whether the record was still of this version; if it was not, nothing was saved or sent. */
    Answer<Boolean> save(CheckRecord due, String version) {
        return ledger.replace(due, version)
                .then(written -> written.fold(saved -> send(due), () -> Answer.given(false)));
    }

    private Answer<Boolean> send(CheckRecord due) {
        if (due.phase().hasEnded()) {
            return Answer.given(true);
        }
        Step.Send next = Step.next(due, clock.instant());
        return queue.send(next.message(), next.delay())
                .<Answer<Boolean>>map(Answer::failed)
                .orElseGet(() -> Answer.given(true));
    }
}
