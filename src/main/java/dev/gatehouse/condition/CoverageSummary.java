package dev.gatehouse.condition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The code coverage of a run, as Azure DevOps summarizes it.
 *
 * @param status {@code none, inProgress, completed, finalized, pending} or {@code updateRequestQueued}; empty where the service
 *     said none
 * @param detail more about it, such as {@code noInputFiles} or {@code mergeJobFailed}; empty where the service said none
 * @param stats one for each label; empty where nothing was published
 */
public record CoverageSummary(String status, String detail, List<CoverageStat> stats) {

    private static final Set<String> BEING_COMPUTED = words("inProgress", "pending", "updateRequestQueued");

    /** What is said where files or jobs were lost on the way, so that the numbers may be those of a part. */
    private static final Set<String> INCOMPLETE = words(
            "numberOfFilesExceeded",
            "buildCancelled",
            "failedJobs",
            "moduleMergeJobTimeout",
            "failedToRequeue",
            "buildBailedOut",
            "mergeJobFailed",
            "mergeInvokerJobFailed",
            "monitorJobFailed",
            "moduleMergeInvokerJobTimeout",
            "monitorJobTimeout",
            "invalidCoverageInput");

    private static final Set<String> SAYS_NOTHING = words("", "none");

    public CoverageSummary {
        stats = List.copyOf(stats);
    }

    /** Whether the numbers are still to come, or to change. */
    boolean isBeingComputed() {
        return BEING_COMPUTED.contains(status) || BEING_COMPUTED.contains(detail);
    }

    boolean isIncomplete() {
        return INCOMPLETE.contains(detail);
    }

    /** Whether the service says that nothing will be added. */
    boolean isFinal() {
        return status.equalsIgnoreCase("finalized") || detail.equalsIgnoreCase("finalized");
    }

    /** What the service says of how far it is, the most telling first. */
    Optional<String> said() {
        return Stream.of(detail, status)
                .filter(word -> !SAYS_NOTHING.contains(word))
                .findFirst();
    }

    /** Words that are compared without case. */
    private static Set<String> words(String... words) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Arrays.asList(words));
        return set;
    }
}
