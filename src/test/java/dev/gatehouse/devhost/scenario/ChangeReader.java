package dev.gatehouse.devhost.scenario;

import dev.gatehouse.devhost.scenario.Scenario.BuildMoves;
import dev.gatehouse.devhost.scenario.Scenario.Change;
import dev.gatehouse.devhost.scenario.Scenario.CheckMoves;
import dev.gatehouse.devhost.scenario.Scenario.CoverageAppears;
import dev.gatehouse.devhost.scenario.Scenario.CoverageSummary;
import dev.gatehouse.devhost.scenario.Scenario.Effect;
import dev.gatehouse.devhost.scenario.Scenario.LinksChange;
import dev.gatehouse.devhost.scenario.Scenario.PlanMoves;
import dev.gatehouse.devhost.scenario.Scenario.StageCheck;
import dev.gatehouse.devhost.scenario.Scenario.Task;
import dev.gatehouse.devhost.scenario.Scenario.TaskMoves;
import dev.gatehouse.devhost.scenario.Scenario.WorkItemMoves;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what happens to the world. */
final class ChangeReader {

    private static final List<String> EFFECTS =
            List.of("workItem", "task", "build", "plan", "coverage", "workItems", "check");

    private ChangeReader() {}

    static Change change(Place place, Names names, Map<String, Map<String, String>> types) {
        place.object("at", "workItem", "task", "build", "plan", "coverage", "workItems", "check");
        List<Effect> effects = new ArrayList<>();
        place.find("workItem").ifPresent(item -> effects.add(workItem(item, names, types)));
        place.find("task").ifPresent(task -> effects.add(task(task, names)));
        place.find("build").ifPresent(build -> effects.add(build(build, names)));
        place.find("plan").ifPresent(plan -> effects.add(plan(plan, names)));
        place.find("coverage").ifPresent(coverage -> effects.add(coverage(coverage, names)));
        place.find("workItems").ifPresent(links -> effects.add(links(links, names)));
        place.find("check").ifPresent(check -> effects.add(check(check, names)));
        if (effects.size() != 1) {
            throw place.mistake("expected exactly one of " + String.join(", ", EFFECTS));
        }
        return new Change(place.get("at").duration(), effects.get(0));
    }

    private static Effect workItem(Place place, Names names, Map<String, Map<String, String>> types) {
        place.object("id", "state");
        Scenario.WorkItem item = names.workItem(place.get("id"));
        List<String> states =
                List.copyOf(types.getOrDefault(item.type(), Map.of()).keySet());
        return new WorkItemMoves(item.id(), place.get("state").oneOf(states));
    }

    private static Effect task(Place place, Names names) {
        place.object("run", "name", "state", "result");
        String run = names.run(place);
        List<String> records =
                names.named(run).build().timeline().stream().map(Task::name).toList();
        return new TaskMoves(
                run,
                place.get("name").oneOf(records),
                place.find("state")
                        .map(state -> state.oneOf(RunReader.RECORD_STATES))
                        .orElse("completed"),
                place.find("result").map(result -> result.oneOf(RunReader.RECORD_RESULTS)));
    }

    private static Effect build(Place place, Names names) {
        place.object("run", "status", "result");
        Optional<String> result = place.find("result").map(word -> word.oneOf(RunReader.BUILD_RESULTS));
        return new BuildMoves(names.run(place), place.get("status").oneOf(RunReader.BUILD_STATUSES), result);
    }

    private static Effect plan(Place place, Names names) {
        place.object("run", "state");
        return new PlanMoves(names.run(place), place.get("state").oneOf(RunReader.PLAN_STATES));
    }

    private static Effect coverage(Place place, Names names) {
        place.object("run", "status", "statistics");
        return new CoverageAppears(
                names.run(place),
                new CoverageSummary(
                        place.find("status")
                                .map(status -> status.oneOf(RunReader.COVERAGE_STATUSES))
                                .orElse("completed"),
                        place.list("statistics", RunReader::coverage)));
    }

    private static Effect check(Place place, Names names) {
        place.object("run", "name", "status", "message");
        String run = names.run(place);
        List<String> checks = names.named(run).checks().others().stream()
                .map(StageCheck::name)
                .toList();
        return new CheckMoves(
                run,
                place.get("name").oneOf(checks),
                place.get("status").oneOf(RunReader.CHECK_STATUSES),
                place.find("message").map(Place::text).orElse(""));
    }

    private static Effect links(Place place, Names names) {
        place.object("run", "commit", "build");
        return new LinksChange(
                names.run(place),
                new Scenario.Links(place.list("commit", id -> id.number(1)), place.list("build", id -> id.number(1))));
    }
}
