package dev.gatehouse.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Variables;
import dev.gatehouse.condition.Build;
import dev.gatehouse.condition.CoverageSummary;
import dev.gatehouse.condition.Evidence;
import dev.gatehouse.condition.Sources;
import dev.gatehouse.condition.StageCheck;
import dev.gatehouse.condition.TimelineRecord;
import dev.gatehouse.condition.WorkItem;
import java.util.List;
import java.util.Set;

/** The evidence of one evaluation. */
final class LiveEvidence implements Evidence {

    private final Variables variables;
    private final BuildEvidence builds;
    private final StageEvidence stage;
    private final BoardEvidence boards;
    private final Sources sources;

    LiveEvidence(
            Variables variables, BuildEvidence builds, StageEvidence stage, BoardEvidence boards, Sources sources) {
        this.variables = variables;
        this.builds = builds;
        this.stage = stage;
        this.boards = boards;
        this.sources = sources;
    }

    @Override
    public Variables variables() {
        return variables;
    }

    @Override
    public Answer<Build> build() {
        return builds.build();
    }

    @Override
    public Answer<String> buildReason() {
        return builds.reason();
    }

    @Override
    public Answer<JsonNode> buildResource() {
        return builds.resource();
    }

    @Override
    public Answer<List<TimelineRecord>> timeline() {
        return builds.timeline();
    }

    @Override
    public Answer<CoverageSummary> coverage() {
        return builds.coverage();
    }

    @Override
    public Answer<List<StageCheck>> stageChecks() {
        return stage.checks();
    }

    @Override
    public Answer<Set<Integer>> linkedWorkItems(Link link) {
        return builds.linkedWorkItems(link);
    }

    @Override
    public Answer<List<WorkItem>> workItems(Set<Integer> ids) {
        return boards.workItems(ids);
    }

    @Override
    public Answer<String> stateCategory(WorkItem item) {
        return boards.stateCategory(item);
    }

    @Override
    public Sources sources() {
        return sources;
    }
}
