package dev.gatehouse.devhost.scenario;

import dev.gatehouse.devhost.scenario.Scenario.Build;
import dev.gatehouse.devhost.scenario.Scenario.Coverage;
import dev.gatehouse.devhost.scenario.Scenario.CoverageSummary;
import dev.gatehouse.devhost.scenario.Scenario.Links;
import dev.gatehouse.devhost.scenario.Scenario.Plan;
import dev.gatehouse.devhost.scenario.Scenario.Run;
import dev.gatehouse.devhost.scenario.Scenario.StageCheck;
import dev.gatehouse.devhost.scenario.Scenario.StageChecks;
import dev.gatehouse.devhost.scenario.Scenario.Task;
import dev.gatehouse.devhost.scenario.Scenario.TaskDefinition;
import java.util.List;

/** Reads the runs of a scenario. */
final class RunReader {

    static final List<String> RECORD_STATES = List.of("pending", "inProgress", "completed");
    static final List<String> RECORD_RESULTS =
            List.of("succeeded", "succeededWithIssues", "failed", "canceled", "skipped", "abandoned");
    static final List<String> BUILD_STATUSES =
            List.of("none", "inProgress", "completed", "cancelling", "postponed", "notStarted");
    static final List<String> BUILD_RESULTS = List.of("none", "succeeded", "partiallySucceeded", "failed", "canceled");
    static final List<String> PLAN_STATES = List.of("inProgress", "queued", "completed", "throttled");

    static final List<String> COVERAGE_STATUSES =
            List.of("none", "inProgress", "completed", "finalized", "pending", "updateRequestQueued");
    static final List<String> CHECK_STATUSES = List.of(
            "none",
            "queued",
            "running",
            "rerunning",
            "deferred",
            "approved",
            "bypassed",
            "rejected",
            "canceled",
            "timedOut",
            "failed");

    private static final List<String> CHECK_TYPES =
            List.of("Task Check", "Approval", "Authorization", "ExtendsCheck", "ExclusiveLock");
    private static final List<String> CHECK_ORDERS = List.of("system", "preChecks", "main", "postChecks", "final");
    private static final int CURRENT_PLAN_VERSION = 14;
    private static final String COMMIT = "8f3a2c1d9e0b47a6a5c4d3e2f10987654321abcd";

    private RunReader() {}

    static Run run(Place place) {
        place.object("name", "hub", "project", "plan", "build", "checks", "servesChecks");
        List<StageCheck> checks = place.list("checks", RunReader::check);
        Names.twice(checks.stream().map(StageCheck::name).toList()).ifPresent(name -> {
            throw place.get("checks").mistake("two checks are called \"" + name + "\"");
        });
        return new Run(
                place.find("name").map(Place::text).orElse("run"),
                place.find("hub")
                        .map(hub -> hub.oneOf(List.of("build", "release", "gates", "checks")))
                        .orElse("checks"),
                place.find("project").map(Place::text).orElse("Fabrikam-Fiber"),
                place.find("plan").map(RunReader::plan).orElse(new Plan(CURRENT_PLAN_VERSION, "inProgress", true)),
                build(place.get("build")),
                new StageChecks(place.find("servesChecks").map(Place::yes).orElse(true), checks));
    }

    private static Plan plan(Place place) {
        place.object("version", "state", "closesWithDecision");
        return new Plan(
                place.find("version").map(version -> version.number(1)).orElse(CURRENT_PLAN_VERSION),
                place.find("state").map(state -> state.oneOf(PLAN_STATES)).orElse("inProgress"),
                place.find("closesWithDecision").map(Place::yes).orElse(true));
    }

    private static Build build(Place place) {
        place.object(
                "id",
                "number",
                "status",
                "result",
                "reason",
                "sourceVersion",
                "sourceBranch",
                "message",
                "definition",
                "requestedFor",
                "timeline",
                "workItems",
                "coverage",
                "coverageStatus");
        List<Task> timeline = place.list("timeline", RunReader::task);
        place.find("timeline").ifPresent(records -> parentsExist(records, timeline));
        return new Build(
                place.get("id").number(1),
                text(place, "number", "20260301.1"),
                place.find("status").map(status -> status.oneOf(BUILD_STATUSES)).orElse("inProgress"),
                place.find("result").map(result -> result.oneOf(BUILD_RESULTS)),
                text(place, "reason", "manual"),
                text(place, "sourceVersion", COMMIT),
                text(place, "sourceBranch", "refs/heads/main"),
                text(place, "message", "Update the deployment"),
                text(place, "definition", "Fabrikam-CD"),
                text(place, "requestedFor", "Jamal Hartnett"),
                timeline,
                place.find("workItems").map(RunReader::links).orElse(new Links(List.of(), List.of())),
                summary(place));
    }

    private static CoverageSummary summary(Place place) {
        List<Coverage> statistics = place.list("coverage", RunReader::coverage);
        return new CoverageSummary(
                place.find("coverageStatus")
                        .map(status -> status.oneOf(COVERAGE_STATUSES))
                        .orElse(statistics.isEmpty() ? "none" : "completed"),
                statistics);
    }

    private static StageCheck check(Place place) {
        place.object("name", "type", "status", "message", "order");
        return new StageCheck(
                place.get("name").text(),
                place.find("type").map(type -> type.oneOf(CHECK_TYPES)).orElse("Approval"),
                place.get("status").oneOf(CHECK_STATUSES),
                text(place, "message", ""),
                place.find("order").map(order -> order.oneOf(CHECK_ORDERS)));
    }

    private static String text(Place place, String key, String otherwise) {
        return place.find(key).map(Place::text).orElse(otherwise);
    }

    private static Task task(Place place) {
        place.object("name", "type", "parent", "state", "result", "task");
        return new Task(
                place.get("name").text(),
                place.find("type")
                        .map(type -> type.oneOf(List.of("Stage", "Phase", "Job", "Task", "Checkpoint")))
                        .orElse("Task"),
                place.find("parent").map(Place::text),
                place.find("state").map(state -> state.oneOf(RECORD_STATES)).orElse("completed"),
                place.find("result").map(result -> result.oneOf(RECORD_RESULTS)),
                place.find("task").map(RunReader::definition));
    }

    private static TaskDefinition definition(Place place) {
        place.object("id", "name", "version");
        return new TaskDefinition(place.get("id").guid(), place.get("name").text(), text(place, "version", "2.0.0"));
    }

    private static void parentsExist(Place place, List<Task> timeline) {
        for (Task task : timeline) {
            task.parent()
                    .filter(parent ->
                            timeline.stream().noneMatch(other -> other.name().equals(parent)))
                    .ifPresent(parent -> {
                        throw place.mistake(
                                "no record is called \"" + parent + "\", the parent of \"" + task.name() + "\"");
                    });
        }
    }

    static Links links(Place place) {
        place.object("commit", "build");
        return new Links(place.list("commit", id -> id.number(1)), place.list("build", id -> id.number(1)));
    }

    static Coverage coverage(Place place) {
        place.object("label", "covered", "total");
        return new Coverage(
                place.get("label").text(),
                place.get("covered").number(0),
                place.get("total").number(0));
    }
}
