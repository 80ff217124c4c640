package dev.gatehouse.evaluation;

import dev.gatehouse.check.Hub;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Notices a check that Azure Pipelines delivers again after its decision: <em>Time between evaluations</em> is not 0, which a
 * check in Callback mode does not need. The task instance is usually a new one, the plan is the same.
 */
final class RedeliveryNote {

    private static final String NOTE =
            "Note: Azure Pipelines delivered this check again after it had been decided. If its 'Time"
                    + " between evaluations' is not 0, set it to 0: in Callback mode Gatehouse itself evaluates until it decides.";

    /** Checks of one stage are delivered together; a delivery this long after a decision is another round. */
    private static final Duration ANOTHER_ROUND = Duration.ofSeconds(30);

    private final CheckLedger ledger;

    RedeliveryNote(CheckLedger ledger) {
        this.ledger = ledger;
    }

    Optional<String> of(CheckRecord check) {
        if (check.run() > 1) {
            return Optional.of(NOTE);
        }
        if (check.delivery().hub() != Hub.CHECKS) {
            return Optional.empty();
        }
        List<CheckRecord> siblings = ledger.ofPlan(check.id().plan()).fold(found -> found, fault -> List.of());
        return siblings.stream().anyMatch(other -> isEarlier(other, check)) ? Optional.of(NOTE) : Optional.empty();
    }

    private static boolean isEarlier(CheckRecord other, CheckRecord check) {
        return !other.id().equals(check.id())
                && other.definition().equals(check.definition())
                && decidedAt(other)
                        .filter(decided -> check.acceptedAt().isAfter(decided.plus(ANOTHER_ROUND)))
                        .isPresent();
    }

    private static Optional<Instant> decidedAt(CheckRecord check) {
        return check.phase()
                .fold(evaluating -> Optional.empty(), d -> Optional.of(d.decidedAt()), ended -> ended.decidedAt());
    }
}
