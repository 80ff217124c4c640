package dev.gatehouse.condition;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One run of a check of a stage.
 *
 * @param status {@code none, queued, running, rerunning, deferred, approved, bypassed, rejected, canceled, timedOut, failed} and
 *     others
 * @param message what the check said of its result; empty where it said nothing
 * @param typeId the id of the check's type
 * @param type the name of the check's type, such as {@code Approval}; empty where the service named none
 * @param configuration the number of the check's configuration
 * @param order when it is evaluated among the others, such as {@code preChecks, main, postChecks}; newer services say so
 */
public record StageCheck(
        String status,
        String message,
        Optional<UUID> typeId,
        String type,
        Optional<Integer> configuration,
        Optional<String> order) {

    /** The type of <em>Invoke Azure Function</em>, <em>Invoke REST API</em> and others that run a task. */
    private static final UUID TASK_CHECK = UUID.fromString("fe1de3ee-a436-41b4-bb20-f6eb4cb879a7");

    private static final Set<String> PASSED = words("approved", "bypassed");
    private static final Set<String> REFUSED = words("rejected", "canceled", "timedOut", "failed");
    private static final Set<String> NOT_BEGUN = words("none", "queued");
    private static final Set<String> BEGUN = words("running", "rerunning", "deferred");
    private static final Set<String> AFTER_TASKS = words("postChecks", "proofOfPresenceTemp", "final");

    boolean hasPassed() {
        return PASSED.contains(status);
    }

    boolean isRefused() {
        return REFUSED.contains(status);
    }

    /** Whether its result is still to come. */
    boolean isOpen() {
        return NOT_BEGUN.contains(status) || BEGUN.contains(status);
    }

    boolean runsATask() {
        return typeId.map(TASK_CHECK::equals).orElseGet(() -> type.equalsIgnoreCase("Task Check"));
    }

    /**
     * Whether it begins only when those that run a task have passed, as an exclusive lock and an approval after the checks do. Of a
     * service that does not say, what has not begun while a task runs comes after it.
     */
    boolean comesAfterTasks() {
        return order.map(AFTER_TASKS::contains).orElseGet(() -> !runsATask() && NOT_BEGUN.contains(status));
    }

    /** Such as {@code Approval (configuration 15)}. */
    String name() {
        String named = type.isBlank() ? "a check" : Shown.plain(type, 40);
        return named
                + configuration.map(number -> " (configuration " + number + ")").orElse("");
    }

    /** Words that are compared without case. */
    private static Set<String> words(String... words) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Arrays.asList(words));
        return set;
    }
}
