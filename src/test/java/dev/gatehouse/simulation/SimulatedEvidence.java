package dev.gatehouse.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Variables;
import dev.gatehouse.condition.Build;
import dev.gatehouse.condition.CoverageStat;
import dev.gatehouse.condition.CoverageSummary;
import dev.gatehouse.condition.Evidence;
import dev.gatehouse.condition.Sources;
import dev.gatehouse.condition.StageCheck;
import dev.gatehouse.condition.TimelineRecord;
import dev.gatehouse.condition.WorkItem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Evidence of a task's run. Once a decision is saved it says the opposite of what it said before: whoever evaluates again is
 * found out.
 */
final class SimulatedEvidence implements Evidence {

    private static final int ITEM = 12;

    private final World world;
    private final Caller caller;
    private final WaitingTask task;
    private final Variables variables;

    SimulatedEvidence(World world, Caller caller, WaitingTask task, Variables variables) {
        this.world = world;
        this.caller = caller;
        this.task = task;
        this.variables = variables;
    }

    @Override
    public Variables variables() {
        return variables;
    }

    @Override
    public Answer<Build> build() {
        return ask("build", () -> new Build(42, status(), reason(), "f00d"));
    }

    @Override
    public Answer<JsonNode> buildResource() {
        return ask(
                "build",
                () -> JsonNodeFactory.instance
                        .objectNode()
                        .put("id", 42)
                        .put("status", status())
                        .put("reason", reason())
                        .put("sourceVersion", "f00d"));
    }

    @Override
    public Answer<List<TimelineRecord>> timeline() {
        return ask("timeline", List::of);
    }

    @Override
    public Answer<Set<Integer>> linkedWorkItems(Link link) {
        return ask("linked work items", () -> Set.of(ITEM));
    }

    @Override
    public Answer<List<WorkItem>> workItems(Set<Integer> ids) {
        return ask(
                "work items",
                () -> List.of(new WorkItem(ITEM, "Fabrikam", "Bug", "Fix the login", isTold() ? "Closed" : "Active")));
    }

    @Override
    public Answer<String> stateCategory(WorkItem item) {
        return ask("state category", () -> "InProgress");
    }

    @Override
    public Answer<CoverageSummary> coverage() {
        return ask("coverage", () -> new CoverageSummary("completed", "", List.of(new CoverageStat("Lines", 1, 2))));
    }

    @Override
    public Answer<List<StageCheck>> stageChecks() {
        return ask("checks of the stage", List::of);
    }

    private String status() {
        return task.isCancelled(now()) ? "cancelling" : "inProgress";
    }

    private String reason() {
        return task.story().isManual() ^ isDecided() ? "manual" : "schedule";
    }

    @Override
    public Sources sources() {
        return new SimulatedSources(this);
    }

    /** Whether what the check asks for is so, as it is told. */
    boolean isTold() {
        return holds() ^ isDecided();
    }

    private boolean holds() {
        return task.story()
                .holdsAfter()
                .map(task.round().openedAt()::plus)
                .filter(at -> !now().isBefore(at))
                .isPresent();
    }

    private boolean isDecided() {
        return task.checkId()
                .flatMap(world::record)
                .filter(record -> record.phase().fold(evaluating -> false, delivering -> true, ended -> true))
                .isPresent();
    }

    private Instant now() {
        return world.scheduler().instant();
    }

    <T> Answer<T> ask(String what, Supplier<T> answer) {
        return caller.make(Call.EVIDENCE, what, () -> Answer.given(answer.get()), Answer::failed);
    }
}
