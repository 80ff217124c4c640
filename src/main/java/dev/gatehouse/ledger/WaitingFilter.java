package dev.gatehouse.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Which checks a list shows of those that have not ended.
 *
 * @param policy only those that were started with this policy
 * @param project only those of the project with this id
 * @param phase only those in this phase
 * @param after only those that come after this place
 */
public record WaitingFilter(
        Optional<String> policy, Optional<UUID> project, Optional<In> phase, Optional<WaitingCheck.Place> after) {

    /** All of them. */
    public static final WaitingFilter NONE =
            new WaitingFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The phases of checks that have not ended. */
    public enum In {
        EVALUATING,
        DELIVERING;

        /** The word in rows and in what is shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
