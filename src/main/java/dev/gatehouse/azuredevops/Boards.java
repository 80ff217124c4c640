package dev.gatehouse.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.SafeText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls of {@code _apis/wit}. */
public final class Boards {

    /** The most work items that Azure DevOps gives in one answer. */
    public static final int BATCH = 200;

    private static final String PROJECT = "System.TeamProject";
    private static final String TYPE = "System.WorkItemType";
    private static final String TITLE = "System.Title";
    private static final String STATE = "System.State";
    private static final int TITLE_LENGTH = 256;

    private final Project project;
    private final JobCalls calls;
    private final Patience patience;

    Boards(Project project, JobCalls calls, Patience patience) {
        this.project = project;
        this.calls = calls;
        this.patience = patience;
    }

    /**
     * Work items by id. Those that do not exist or that the job may not see are missing.
     *
     * @param ids {@value #BATCH} at most
     * @throws IllegalArgumentException if there are more or none
     */
    public Answer<List<BoardItem>> items(List<Integer> ids) {
        if (ids.isEmpty() || ids.size() > BATCH) {
            throw new IllegalArgumentException("not between 1 and " + BATCH + " work items: " + ids.size());
        }
        ObjectNode body = Json.object();
        ArrayNode idsNode = body.putArray("ids");
        ids.forEach(idsNode::add);
        body.putArray("fields").add(STATE).add(TYPE).add(TITLE).add(PROJECT);
        body.put("errorPolicy", "Omit");
        return calls.query(
                "reading " + (ids.size() == 1 ? "the work item " + ids.get(0) : ids.size() + " work items"),
                project.api("wit/workitemsbatch?" + ApiVersions.GENERAL),
                body,
                patience.other(),
                new JobCalls.Reading<>("a list of work items with their types and states", Boards::items));
    }

    /**
     * The categories of the states of a type of work items, by the states' names in the order of the process.
     *
     * @param projectName the project whose process is meant; absent for the delivery's
     */
    public Answer<Map<String, String>> stateCategories(Optional<String> projectName, String type) {
        String rest = "wit/workitemtypes/" + Project.segment(type) + "/states?" + ApiVersions.GENERAL;
        return calls.get(
                "reading the states of work items of the type " + SafeText.line(type, SafeText.LINE_LENGTH),
                projectName.map(name -> project.apiOf(name, rest)).orElseGet(() -> project.api(rest)),
                patience.other(),
                new JobCalls.Reading<>("a list of states with their categories", Boards::states));
    }

    private static Optional<List<BoardItem>> items(JsonNode json) {
        // What was omitted stands as null in the list, or not at all.
        return Json.list(Json.withoutNulls(json.path("value")), Boards::item);
    }

    private static Optional<BoardItem> item(JsonNode json) {
        JsonNode fields = json.path("fields");
        return Json.positive(json, "id")
                .flatMap(id -> Json.text(fields, TYPE)
                        .flatMap(type -> Json.text(fields, STATE)
                                .map(state -> new BoardItem(
                                        id,
                                        Json.text(fields, PROJECT),
                                        type,
                                        SafeText.line(Json.text(fields, TITLE).orElse(""), TITLE_LENGTH),
                                        state))));
    }

    private static Optional<Map<String, String>> states(JsonNode json) {
        return Json.list(
                        json.path("value"),
                        state -> Json.text(state, "name")
                                .flatMap(name ->
                                        Json.text(state, "category").map(category -> Map.entry(name, category))))
                .map(states -> {
                    Map<String, String> byName = new LinkedHashMap<>();
                    states.forEach(state -> byName.put(state.getKey(), state.getValue()));
                    return Collections.unmodifiableMap(byName);
                });
    }
}
