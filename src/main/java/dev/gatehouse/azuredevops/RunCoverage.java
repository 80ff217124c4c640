package dev.gatehouse.azuredevops;

import java.util.List;

/**
 * The summary of a build's code coverage.
 *
 * @param status {@code none, inProgress, completed, finalized, pending, updateRequestQueued}; empty where the service named none
 * @param detail more about the status, from newer services; empty where there is none
 * @param counts what was counted, for each flavour and platform of the build; a label can be there several times
 */
public record RunCoverage(String status, String detail, List<Count> counts) {

    public RunCoverage {
        counts = List.copyOf(counts);
    }

    /**
     * How many of one kind of things are covered, not more than there are.
     *
     * @param label what was counted, such as {@code Lines}
     */
    public record Count(String label, int covered, int total) {}
}
