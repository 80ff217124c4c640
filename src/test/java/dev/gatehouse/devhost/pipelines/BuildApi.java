package dev.gatehouse.devhost.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.devhost.scenario.Scenario.Coverage;
import dev.gatehouse.devhost.scenario.Scenario.TaskDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Builds, their timelines, work items and coverage. */
final class BuildApi implements Api {

    private final World world;

    BuildApi(World world) {
        this.world = world;
    }

    @Override
    public Optional<ApiAnswer> answer(ApiRequest request, WaitingTask caller) {
        if (request.is("GET", "build/builds/*")) {
            return Optional.of(ApiAnswer.json(json(build(request.number(2)))));
        }
        if (request.is("GET", "build/builds/*/timeline")) {
            return Optional.of(ApiAnswer.json(timeline(build(request.number(2)))));
        }
        if (request.is("GET", "build/builds/*/workitems")) {
            return Optional.of(references(build(request.number(2)).links().build()));
        }
        if (request.is("POST", "build/builds/*/workitems")) {
            return Optional.of(ofCommits(build(request.number(2)), request.json()));
        }
        if (request.is("GET", "test/codecoverage")) {
            int buildId = ApiRequest.number(request.query("buildId").orElse(""));
            return Optional.of(ApiAnswer.json(coverage(build(buildId))));
        }
        return Optional.empty();
    }

    private BuildRun build(int id) {
        return world.buildOf(id)
                .orElseThrow(() -> ApiFault.notFound(
                        "BuildNotFoundException", "The requested build " + id + " could not be found."));
    }

    private static ObjectNode json(BuildRun build) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", build.facts().id())
                .put("buildNumber", build.facts().number())
                .put("status", build.status())
                .put("reason", build.facts().reason())
                .put("sourceVersion", build.facts().sourceVersion())
                .put("sourceBranch", build.facts().sourceBranch());
        if (build.result() != null) {
            json.put("result", build.result());
        }
        json.putObject("definition").put("id", 1).put("name", build.facts().definition());
        json.putObject("project").put("id", build.projectId().toString()).put("name", build.project());
        json.putObject("requestedFor").put("displayName", build.facts().requestedFor());
        json.putObject("triggerInfo").put("ci.message", build.facts().message());
        return json;
    }

    private static ObjectNode timeline(BuildRun build) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode records = json.putArray("records");
        for (BuildRun.TimelineEntry entry : build.timeline()) {
            ObjectNode record = records.addObject();
            record.put("id", entry.id().toString())
                    .put("parentId", entry.parentId().map(Object::toString).orElse(null))
                    .put("type", entry.facts().type())
                    .put("name", entry.facts().name())
                    .put("state", entry.state())
                    .put("result", entry.result());
            Optional<TaskDefinition> task = entry.facts().task();
            if (task.isPresent()) {
                record.putObject("task")
                        .put("id", task.get().id().toString())
                        .put("name", task.get().name())
                        .put("version", task.get().version());
            } else {
                record.putNull("task");
            }
        }
        return json.put("id", build.projectId().toString()).put("changeId", 1);
    }

    private static ApiAnswer ofCommits(BuildRun build, JsonNode commits) {
        if (!commits.isArray()) {
            throw ApiFault.badRequest("ArgumentNullException", "Value cannot be null. Parameter name: commitIds");
        }
        Stream<JsonNode> named = StreamSupport.stream(commits.spliterator(), false);
        boolean ours =
                named.anyMatch(commit -> commit.asText().equals(build.facts().sourceVersion()));
        return references(ours ? build.links().commit() : List.of());
    }

    private static ApiAnswer references(List<Integer> ids) {
        return ApiAnswer.list(ids.stream()
                .map(id -> JsonNodeFactory.instance
                        .objectNode()
                        .put("id", id.toString())
                        .put("url", "https://dev.azure.com/fabrikam/_apis/wit/workItems/" + id))
                .toList());
    }

    private static ObjectNode coverage(BuildRun build) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode data = json.putArray("coverageData");
        if (!build.coverage().statistics().isEmpty()) {
            ArrayNode statistics = data.addObject().putArray("coverageStats");
            int position = 0;
            for (Coverage one : build.coverage().statistics()) {
                statistics
                        .addObject()
                        .put("label", one.label())
                        .put("position", ++position)
                        .put("covered", one.covered())
                        .put("total", one.total());
            }
        }
        json.put("status", build.coverage().status())
                .putObject("build")
                .put("id", String.valueOf(build.facts().id()));
        return json;
    }
}
