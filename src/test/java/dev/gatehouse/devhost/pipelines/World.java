package dev.gatehouse.devhost.pipelines;

import dev.gatehouse.devhost.scenario.Scenario;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Everything that the simulated Azure Pipelines knows, as it is now. One lock guards it all; what belongs to it is read and
 * changed within {@link #locked} only.
 */
final class World {

    private final Scenario scenario;
    private final Ids ids;
    private final InstantSource clock;
    private final Journal journal;
    private final Boards boards;
    private final Map<String, PlanRun> plans = new LinkedHashMap<>();
    private final Map<PlanRun, StageRun> stages = new LinkedHashMap<>();
    private final Map<String, BuildRun> builds = new LinkedHashMap<>();
    private final List<PlanRun> adopted = new ArrayList<>();

    World(Scenario scenario, Ids ids, InstantSource clock, Journal journal) {
        this.scenario = scenario;
        this.ids = ids;
        this.clock = clock;
        this.journal = journal;
        this.boards = new Boards(scenario.workItems(), scenario.workItemTypes());
        for (Scenario.Run run : scenario.runs()) {
            UUID projectId = ids.of("project", run.project());
            UUID planId = ids.of("plan", run.name());
            UUID timelineId = run.hub().equals("checks") ? planId : ids.of("timeline", run.name());
            PlanRun plan = new PlanRun(
                    planId,
                    projectId,
                    timelineId,
                    run.hub(),
                    run.plan().version(),
                    run.plan().state(),
                    run.plan().closesWithDecision());
            plans.put(run.name(), plan);
            stages.put(plan, new StageRun(run.checks()));
            builds.put(run.name(), new BuildRun(run, projectId, timeline(run, planId)));
        }
    }

    synchronized <T> T locked(Supplier<T> work) {
        return work.get();
    }

    synchronized void locked(Runnable work) {
        work.run();
    }

    Scenario scenario() {
        return scenario;
    }

    Ids ids() {
        return ids;
    }

    Journal journal() {
        return journal;
    }

    Boards boards() {
        return boards;
    }

    Instant now() {
        return clock.instant();
    }

    PlanRun plan(String run) {
        return Optional.ofNullable(plans.get(run)).orElseThrow();
    }

    BuildRun build(String run) {
        return Optional.ofNullable(builds.get(run)).orElseThrow();
    }

    /** The other checks of the stage that a plan's checks hold. */
    StageRun stage(PlanRun plan) {
        return stages.computeIfAbsent(plan, adopted -> new StageRun(StageRun.NONE));
    }

    List<PlanRun> allPlans() {
        List<PlanRun> all = new ArrayList<>(plans.values());
        all.addAll(adopted);
        return all;
    }

    Optional<PlanRun> planOf(UUID planId) {
        return allPlans().stream().filter(plan -> plan.planId().equals(planId)).findFirst();
    }

    Optional<BuildRun> buildOf(int buildId) {
        return builds.values().stream()
                .filter(build -> build.facts().id() == buildId)
                .findFirst();
    }

    /** Whether there is such a project: by its id, or by its name. */
    boolean hasProject(String project) {
        return builds.values().stream().anyMatch(build -> build.project().equalsIgnoreCase(project))
                || allPlans().stream()
                        .anyMatch(plan -> plan.projectId().toString().equalsIgnoreCase(project));
    }

    /** Takes in a plan that somebody made up. */
    void adopt(PlanRun plan) {
        adopted.add(plan);
    }

    boolean isAdopted(PlanRun plan) {
        return adopted.contains(plan);
    }

    /** The task that a token was made for, where it is valid now; of several, one of the plan that the call names. */
    Optional<WaitingTask> taskWith(String token, Optional<String> planId) {
        return allPlans().stream()
                .sorted(Comparator.comparing(plan -> !isNamed(plan, planId)))
                .flatMap(plan -> plan.tasks().stream())
                .filter(task ->
                        task.token().value().equals(token) && task.token().isValid(now()))
                .findFirst();
    }

    private static boolean isNamed(PlanRun plan, Optional<String> planId) {
        return planId.filter(plan.planId().toString()::equalsIgnoreCase).isPresent();
    }

    private List<BuildRun.TimelineEntry> timeline(Scenario.Run run, UUID planId) {
        Map<String, UUID> byName = new LinkedHashMap<>();
        for (Scenario.Task task : run.build().timeline()) {
            boolean checkpoint = task.type().equals("Checkpoint");
            byName.putIfAbsent(task.name(), checkpoint ? planId : ids.of("record", run.name() + "/" + task.name()));
        }
        return run.build().timeline().stream()
                .map(task -> new BuildRun.TimelineEntry(
                        task,
                        Optional.ofNullable(byName.get(task.name())).orElseThrow(),
                        task.parent().map(byName::get)))
                .toList();
    }
}
