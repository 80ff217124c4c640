package dev.gatehouse.devhost.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.devhost.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Work items and the states of their types. */
final class BoardsApi implements Api {

    private static final int MOST_IDS = 200;

    private final World world;

    BoardsApi(World world) {
        this.world = world;
    }

    @Override
    public Optional<ApiAnswer> answer(ApiRequest request, WaitingTask caller) {
        if (request.is("POST", "wit/workitemsbatch")) {
            return Optional.of(batch(request.json()));
        }
        if (request.is("GET", "wit/workitems/*")) {
            List<String> fields = request.query("fields")
                    .map(names -> List.of(names.split(",")))
                    .orElse(List.of());
            return Optional.of(ApiAnswer.json(json(item(request.number(2)), fields)));
        }
        if (request.is("GET", "wit/workitemtypes/*/states")) {
            return Optional.of(states(request.path().get(2)));
        }
        return Optional.empty();
    }

    private Scenario.WorkItem item(int id) {
        return world.boards()
                .item(id)
                .orElseThrow(() -> ApiFault.notFound("WorkItemUnauthorizedAccessException", missing(id)));
    }

    private static String missing(int id) {
        return "TF401232: Work item " + id + " does not exist, or you do not have permissions to read it.";
    }

    private ApiAnswer batch(JsonNode request) {
        JsonNode ids = request.path("ids");
        if (!ids.isArray() || ids.isEmpty()) {
            throw ApiFault.badRequest("VssPropertyValidationException", "The list of work item ids is empty.");
        }
        if (ids.size() > MOST_IDS) {
            throw ApiFault.badRequest(
                    "VssPropertyValidationException",
                    "VS403474: You requested " + ids.size() + " work items which exceeds the limit of " + MOST_IDS
                            + ".");
        }
        List<String> fields = new ArrayList<>();
        request.path("fields").forEach(field -> fields.add(field.asText()));
        boolean omit = request.path("errorPolicy").asText("").equalsIgnoreCase("Omit");
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode id : ids) {
            Optional<Scenario.WorkItem> item = world.boards().item(id.asInt());
            if (item.isPresent()) {
                values.add(json(item.get(), fields));
            } else if (omit) {
                values.add(JsonNodeFactory.instance.nullNode());
            } else {
                throw ApiFault.notFound("WorkItemUnauthorizedAccessException", missing(id.asInt()));
            }
        }
        return ApiAnswer.list(values);
    }

    private ObjectNode json(Scenario.WorkItem item, List<String> wanted) {
        String project = item.project().orElse(world.scenario().runs().get(0).project());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", item.id()).put("rev", 1);
        ObjectNode fields = json.putObject("fields");
        Map<String, String> all = Map.of(
                "System.TeamProject", project,
                "System.WorkItemType", item.type(),
                "System.Title", item.title(),
                "System.State", world.boards().state(item));
        if (isWanted("System.Id", wanted)) {
            fields.put("System.Id", item.id());
        }
        all.forEach((name, value) -> {
            if (isWanted(name, wanted)) {
                fields.put(name, value);
            }
        });
        return json.put("url", "https://dev.azure.com/fabrikam/_apis/wit/workItems/" + item.id());
    }

    private static boolean isWanted(String field, List<String> wanted) {
        return wanted.isEmpty() || wanted.stream().anyMatch(field::equalsIgnoreCase);
    }

    private ApiAnswer states(String type) {
        Map<String, String> states = world.boards()
                .states(type)
                .orElseThrow(() -> ApiFault.notFound(
                        "WorkItemTypeNotFoundException", "VS402323: Work item type " + type + " does not exist."));
        List<ObjectNode> values = new ArrayList<>();
        states.forEach((name, category) -> values.add(JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("color", "b2b2b2")
                .put("category", category)));
        return ApiAnswer.list(values);
    }
}
