package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Variables;
import java.util.List;
import java.util.Set;

/**
 * What conditions read from the world, for one evaluation of one check. Asking twice for the same within an evaluation costs one
 * call. A fault's sentence names what was asked for and what to do about it.
 */
public interface Evidence {

    /** The headers that came with the delivery. */
    Variables variables();

    /** The run that {@code BuildId} names. */
    Answer<Build> build();

    /** Why the run was started. That never changes, so whoever has read the run need not ask again. */
    default Answer<String> buildReason() {
        return build().map(Build::reason);
    }

    /** All that Azure DevOps says of the run, as it says it; the same call as {@link #build}. For reading only. */
    Answer<JsonNode> buildResource();

    /** All records of the run's timeline: stages, jobs, tasks. Empty for a run that has not started. */
    Answer<List<TimelineRecord>> timeline();

    /** The ids of the work items linked to the run's source version, or to the run. */
    Answer<Set<Integer>> linkedWorkItems(Link link);

    /** Work items by id, read in batches. Ids that cannot be read with the job's token are missing from the answer. */
    Answer<List<WorkItem>> workItems(Set<Integer> ids);

    /** The category of a work item's state ({@code Proposed}, {@code InProgress}, {@code Resolved}, {@code Completed}, {@code Removed}). */
    Answer<String> stateCategory(WorkItem item);

    /** The run's code coverage, of all flavours and platforms together. */
    Answer<CoverageSummary> coverage();

    /** The checks of the stage that is held, the one that asks among them. */
    Answer<List<StageCheck>> stageChecks();

    /** Everything outside Azure DevOps. */
    Sources sources();

    /** What work items are linked to. */
    enum Link {
        COMMIT,
        BUILD
    }
}
