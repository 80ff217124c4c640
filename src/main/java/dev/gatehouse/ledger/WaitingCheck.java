package dev.gatehouse.ledger;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.PolicyVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * What a list shows of a check that has not ended.
 *
 * @param id the check's id
 * @param run 1 for the first delivery; one more for each delivery after a decision
 * @param policy the policy that it was started with, if it was
 * @param project the id of its project
 * @param acceptedAt when the delivery was accepted
 * @param deadline when the check gives up
 * @param phase where the check is on its way
 */
public record WaitingCheck(
        CheckId id,
        int run,
        Optional<PolicyVersion> policy,
        UUID project,
        Instant acceptedAt,
        Instant deadline,
        Phase phase) {

    /** The order of a list; those that were accepted at the same moment, by their ids. */
    public static final Comparator<WaitingCheck> NEWEST_FIRST = Comparator.comparing(WaitingCheck::acceptedAt)
            .reversed()
            .thenComparing(check -> check.id().value());

    /** What a list shows of a check. */
    public static WaitingCheck of(CheckRecord record) {
        return new WaitingCheck(
                record.id(),
                record.run(),
                record.policy(),
                record.delivery().projectId(),
                record.acceptedAt(),
                record.deadline(),
                record.phase());
    }

    /** Where it stands in a list. */
    public Place place() {
        return new Place(acceptedAt, id);
    }

    /** A place in a list of checks, which stays where it is when checks come and go. */
    public record Place(Instant acceptedAt, CheckId id) {
        public Place {
            acceptedAt = Millis.of(acceptedAt);
        }
    }
}
