package dev.gatehouse.ledger;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.PolicyVersion;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is known of a check. Its times are kept to the millisecond, so that a record is the same before and after it
 * was stored.
 *
 * @param id the check's id
 * @param run 1 for the first delivery; one more for each delivery after a decision
 * @param deliveryId tells the delivery that started this run from its duplicates
 * @param delivery what Azure Pipelines sent
 * @param definition the definition's JSON as it was delivered, or as the policy has it, filled in
 * @param policy the policy that it was started with, if it was
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
 * @param history what became of it so far
 * @param unsent what happened that others may have to be told of, and nobody is known to have told: whoever sends the check's next
 *     message sends that first
 */
public record CheckRecord(
        CheckId id,
        int run,
        String deliveryId,
        Delivery delivery,
        String definition,
        Optional<PolicyVersion> policy,
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
        Told told,
        History history,
        Set<Happening> unsent) {

    public CheckRecord {
        tokenExpiresAt = tokenExpiresAt.map(Millis::of);
        acceptedAt = Millis.of(acceptedAt);
        deadline = Millis.of(deadline);
        dueAt = Millis.of(dueAt);
        unsent = Set.copyOf(unsent);
        if (run < 1 || firstSequence < 0 || sequence < firstSequence) {
            throw new IllegalArgumentException(
                    "run " + run + ", first sequence " + firstSequence + ", sequence " + sequence + " of " + id);
        }
    }

    /** This check in this phase; its next message is due then. The notes go with the decision, the token when the check ends. */
    public CheckRecord in(Phase phase, Instant dueAt) {
        return new Copy()
                .token(phase.fold(evaluating -> sealedToken, delivering -> sealedToken, ended -> Optional.empty()))
                .notes(phase.fold(evaluating -> notes, delivering -> Optional.empty(), ended -> Optional.empty()))
                .phase(phase)
                .dueAt(dueAt)
                .made();
    }

    /** This check at its end. */
    public CheckRecord ended(Phase.End end, String reason, Instant now) {
        return in(phase.end(end, reason, now), now);
    }

    /** This check, once its message was handled: it expects the next. */
    public CheckRecord expectingNext() {
        return new Copy().sequence(sequence + 1).resent(0).made();
    }

    /** This check, whose message has not come and is due anew. */
    public CheckRecord sentAgain(Instant dueAt) {
        return new Copy().dueAt(dueAt).resent(resent + 1).made();
    }

    /** This check with another job token for its calls. */
    public CheckRecord withToken(String sealed, Instant expiresAt) {
        return new Copy()
                .token(Optional.of(sealed))
                .tokenExpiresAt(Optional.of(expiresAt))
                .made();
    }

    public CheckRecord withFindings(String json) {
        return new Copy().findings(Optional.of(json)).made();
    }

    public CheckRecord withTold(Told told) {
        return new Copy().told(told).made();
    }

    public CheckRecord withNotes(Optional<String> sealed) {
        return new Copy().notes(sealed).made();
    }

    public CheckRecord withHistory(History history) {
        return new Copy().history(history).made();
    }

    /** This check, of which others have to be told this too. */
    public CheckRecord happened(Happening happening) {
        return new Copy().unsent(with(happening, unsent)).made();
    }

    /** This check, once this is on its way to whoever has to be told. */
    public CheckRecord sent(Set<Happening> told) {
        return new Copy().unsent(Happening.without(told, unsent)).made();
    }

    /** This check with some of its parts replaced. */
    private final class Copy {
        private Optional<String> token = CheckRecord.this.sealedToken;
        private Optional<Instant> tokenExpiresAt = CheckRecord.this.tokenExpiresAt;
        private long sequence = CheckRecord.this.sequence;
        private Instant dueAt = CheckRecord.this.dueAt;
        private int resent = CheckRecord.this.resent;
        private Phase phase = CheckRecord.this.phase;
        private Optional<String> findings = CheckRecord.this.findings;
        private Optional<String> notes = CheckRecord.this.notes;
        private Told told = CheckRecord.this.told;
        private History history = CheckRecord.this.history;
        private Set<Happening> unsent = CheckRecord.this.unsent;

        Copy token(Optional<String> token) {
            this.token = token;
            return this;
        }

        Copy tokenExpiresAt(Optional<Instant> tokenExpiresAt) {
            this.tokenExpiresAt = tokenExpiresAt;
            return this;
        }

        Copy sequence(long sequence) {
            this.sequence = sequence;
            return this;
        }

        Copy dueAt(Instant dueAt) {
            this.dueAt = dueAt;
            return this;
        }

        Copy resent(int resent) {
            this.resent = resent;
            return this;
        }

        Copy phase(Phase phase) {
            this.phase = phase;
            return this;
        }

        Copy findings(Optional<String> findings) {
            this.findings = findings;
            return this;
        }

        Copy notes(Optional<String> notes) {
            this.notes = notes;
            return this;
        }

        Copy told(Told told) {
            this.told = told;
            return this;
        }

        Copy history(History history) {
            this.history = history;
            return this;
        }

        Copy unsent(Set<Happening> unsent) {
            this.unsent = unsent;
            return this;
        }

        /** A decision is news to others once it was tried to tell its stage, or cannot be tried any more. */
        CheckRecord made() {
            boolean isNews = mayBeTold(phase, told) && !mayBeTold(CheckRecord.this.phase, CheckRecord.this.told);
            return new CheckRecord(
                    id,
                    run,
                    deliveryId,
                    delivery,
                    definition,
                    policy,
                    token,
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
                    told,
                    history,
                    isNews ? with(Happening.DECIDED, unsent) : unsent);
        }
    }

    /** Before the plan was read with the delivery's token, nobody knows whether the delivery is worth anything. */
    private static boolean mayBeTold(Phase phase, Told told) {
        return told.isProven()
                && phase.fold(
                        evaluating -> false,
                        delivering -> delivering.attempts() > 0,
                        ended -> ended.decision().isPresent());
    }

    private static Set<Happening> with(Happening happening, Set<Happening> others) {
        Set<Happening> all = EnumSet.of(happening);
        all.addAll(others);
        return all;
    }
}
