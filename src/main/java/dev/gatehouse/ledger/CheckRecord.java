package dev.gatehouse.ledger;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Delivery;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that is known of a check. Its times are kept to the millisecond, so that a record is the same before and after it
 * was stored.
 *
 * @param id the check's id
 * @param run 1 for the first delivery; one more for each delivery after a decision
 * @param deliveryId tells the delivery that started this run from its duplicates
 * @param delivery what Azure Pipelines sent
 * @param definition the definition's JSON as it was delivered
 * @param sealedToken the job token, sealed; absent once the check has ended
 * @param tokenExpiresAt when the job token expires, where it says so
 * @param acceptedAt when the delivery was accepted
 * @param deadline when the check gives up
 * @param firstSequence the number of the message that started this run
 * @param sequence the number of the message that the check expects next
 * @param dueAt when that message is due
 * @param resent how often that message was sent again because it had not come
 * @param phase where the check is on its way
 * @param findings what the last evaluation found, as JSON; absent before the first
 * @param notes what its conditions keep for the next evaluation, sealed; absent where they keep nothing, and once it was decided
 * @param told what the people who wait have been told
 */
public record CheckRecord(
        CheckId id,
        int run,
        String deliveryId,
        Delivery delivery,
        String definition,
        Optional<String> sealedToken,
        Optional<Instant> tokenExpiresAt,
        Instant acceptedAt,
        Instant deadline,
        long firstSequence,
        long sequence,
        Instant dueAt,
        int resent,
        Phase phase,
        Optional<String> findings,
        Optional<String> notes,
        Told told) {

    public CheckRecord {
        tokenExpiresAt = tokenExpiresAt.map(Millis::of);
        acceptedAt = Millis.of(acceptedAt);
        deadline = Millis.of(deadline);
        dueAt = Millis.of(dueAt);
        if (run < 1 || firstSequence < 0 || sequence < firstSequence) {
            throw new IllegalArgumentException(
                    "run " + run + ", first sequence " + firstSequence + ", sequence " + sequence + " of " + id);
        }
    }

    /** This check in this phase; its next message is due then. The notes go with the decision, the token when the check ends. */
    public CheckRecord in(Phase phase, Instant dueAt) {
        Optional<String> token =
                phase.fold(evaluating -> sealedToken, delivering -> sealedToken, ended -> Optional.empty());
        Optional<String> kept =
                phase.fold(evaluating -> notes, delivering -> Optional.empty(), ended -> Optional.empty());
        return with(token, tokenExpiresAt)
                .with(sequence, dueAt, resent)
                .with(phase, findings, told)
                .withNotes(kept);
    }

    /** This check at its end. */
    public CheckRecord ended(Phase.End end, String reason, Instant now) {
        return in(phase.end(end, reason, now), now);
    }

    /** This check, once its message was handled: it expects the next. */
    public CheckRecord expectingNext() {
        return with(sequence + 1, dueAt, 0);
    }

    /** This check, whose message has not come and is due anew. */
    public CheckRecord sentAgain(Instant dueAt) {
        return with(sequence, dueAt, resent + 1);
    }

    /** This check with another job token for its calls. */
    public CheckRecord withToken(String sealed, Instant expiresAt) {
        return with(Optional.of(sealed), Optional.of(expiresAt));
    }

    public CheckRecord withFindings(String json) {
        return with(phase, Optional.of(json), told);
    }

    public CheckRecord withTold(Told told) {
        return with(phase, findings, told);
    }

    public CheckRecord withNotes(Optional<String> sealed) {
        return copy(sealedToken, tokenExpiresAt, sequence, dueAt, resent, phase, findings, sealed, told);
    }

    private CheckRecord with(Optional<String> sealedToken, Optional<Instant> tokenExpiresAt) {
        return copy(sealedToken, tokenExpiresAt, sequence, dueAt, resent, phase, findings, notes, told);
    }

    private CheckRecord with(long sequence, Instant dueAt, int resent) {
        return copy(sealedToken, tokenExpiresAt, sequence, dueAt, resent, phase, findings, notes, told);
    }

    private CheckRecord with(Phase phase, Optional<String> findings, Told told) {
        return copy(sealedToken, tokenExpiresAt, sequence, dueAt, resent, phase, findings, notes, told);
    }

    private CheckRecord copy(
            Optional<String> sealedToken,
            Optional<Instant> tokenExpiresAt,
            long sequence,
            Instant dueAt,
            int resent,
            Phase phase,
            Optional<String> findings,
            Optional<String> notes,
            Told told) {
        return new CheckRecord(
                id,
                run,
                deliveryId,
                delivery,
                definition,
                sealedToken,
                tokenExpiresAt,
                acceptedAt,
                deadline,
                firstSequence,
                sequence,
                dueAt,
                resent,
                phase,
                findings,
                notes,
                told);
    }
}
