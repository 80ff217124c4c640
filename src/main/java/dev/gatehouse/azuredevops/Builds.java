package dev.gatehouse.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calls of {@code _apis/build/builds}. */
public final class Builds {

    /**
     * The most work items that are asked for; without a number Azure DevOps gives the first 50 and says nothing of the
     * rest.
     */
    static final int MOST_LINKS = 1000;

    private final Project project;
    private final JobCalls calls;
    private final Patience patience;

    Builds(Project project, JobCalls calls, Patience patience) {
        this.project = project;
        this.calls = calls;
        this.patience = patience;
    }

    /** A build. */
    public Answer<BuildRun> build(int buildId) {
        return calls.get(
                "reading the run " + buildId,
                url(buildId, "", ""),
                patience.other(),
                new JobCalls.Reading<>("a build", Builds::run));
    }

    /** A build's timeline; empty for one that has not started. */
    public Answer<List<RunRecord>> timeline(int buildId) {
        return calls.get(
                "reading the timeline of the run " + buildId,
                url(buildId, "/timeline", ""),
                patience.other(),
                new JobCalls.Reading<>("a timeline", Builds::records));
    }

    /** The ids of the work items linked to a build. */
    public Answer<Set<Integer>> workItemsOfBuild(int buildId) {
        return complete(calls.get(
                "reading the work items linked to the run " + buildId,
                links(buildId),
                patience.other(),
                new JobCalls.Reading<>("a list of work items", Builds::ids)));
    }

    /** The ids of the work items linked to a commit of a build's repository. */
    public Answer<Set<Integer>> workItemsOfCommit(int buildId, String commit) {
        ArrayNode commits = JsonNodeFactory.instance.arrayNode().add(commit);
        return complete(calls.query(
                "reading the work items linked to the source version of the run " + buildId,
                links(buildId),
                commits,
                patience.other(),
                new JobCalls.Reading<>("a list of work items", Builds::ids)));
    }

    /** A list that is as long as was asked for may have lost its end, and a lost work item would open the gate. */
    private static Answer<Set<Integer>> complete(Answer<Set<Integer>> ids) {
        return ids.then(all -> all.size() < MOST_LINKS
                ? Answer.given(all)
                : Answer.failed(Fault.mistake("The run has " + MOST_LINKS
                        + " or more linked work items, more than are read. Link fewer, or ask for those of the"
                        + " message.")));
    }

    private URI links(int buildId) {
        return url(buildId, "/workitems", "$top=" + MOST_LINKS + "&");
    }

    private URI url(int buildId, String rest, String query) {
        return project.api("build/builds/" + buildId + rest + "?" + query + ApiVersions.GENERAL);
    }

    private static Optional<BuildRun> run(JsonNode json) {
        return Json.positive(json, "id")
                .flatMap(id -> Json.text(json, "status")
                        .flatMap(status -> Json.text(json, "reason")
                                .map(reason -> new BuildRun(
                                        id,
                                        status,
                                        reason,
                                        Json.text(json, "sourceVersion").orElse(""),
                                        json))));
    }

    private static Optional<List<RunRecord>> records(JsonNode json) {
        // A run that has not started is answered 204, or null, or no records.
        if (json.isMissingNode() || json.isNull() || json.path("records").isNull()) {
            return Optional.of(List.of());
        }
        return Json.list(json.path("records"), Builds::record);
    }

    private static Optional<RunRecord> record(JsonNode json) {
        JsonNode task = json.path("task");
        return Json.guid(json, "id")
                .flatMap(id -> Json.text(json, "type")
                        .map(type -> new RunRecord(
                                id,
                                Json.guid(json, "parentId"),
                                type,
                                Json.text(json, "name").orElse(""),
                                Json.text(json, "state").orElse("pending"),
                                Json.text(json, "result"),
                                Json.guid(task, "id"),
                                Json.text(task, "name"),
                                Json.text(json, "identifier"))));
    }

    private static Optional<Set<Integer>> ids(JsonNode json) {
        return Json.list(json.path("value"), reference -> Json.positive(reference, "id"))
                .map(ids -> Collections.unmodifiableSet(new LinkedHashSet<>(ids)));
    }
}
