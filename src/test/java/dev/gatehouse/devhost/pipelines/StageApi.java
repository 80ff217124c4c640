package dev.gatehouse.devhost.pipelines;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.devhost.scenario.Scenario.StageCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The checks of a stage: those that were delivered, and the scenario's others. */
final class StageApi implements Api {

    private static final String TASK_CHECK = "Task Check";

    /** The types that Microsoft's examples have, with their ids. */
    private static final Map<String, String> TYPE_IDS = Map.of(
            TASK_CHECK,
            "fe1de3ee-a436-41b4-bb20-f6eb4cb879a7",
            "Approval",
            "8c6f20a7-a545-4486-9777-f762fafe0d4d",
            "Authorization",
            "e1a1fc6c-c278-4492-ae1c-c42f8697612c");

    private final World world;

    StageApi(World world) {
        this.world = world;
    }

    @Override
    public Optional<ApiAnswer> answer(ApiRequest request, WaitingTask caller) {
        if (!request.is("GET", "pipelines/checks/runs/*")) {
            return Optional.empty();
        }
        UUID suiteId = request.guid(3);
        PlanRun plan = world.planOf(suiteId)
                .filter(one -> one.hub().equalsIgnoreCase("checks"))
                .filter(one -> world.stage(one).isServed())
                .orElseThrow(() -> ApiFault.notFound(
                        "CheckSuiteNotFoundException", "The check suite " + suiteId + " could not be found."));
        return Optional.of(ApiAnswer.json(suite(plan, world.stage(plan).checks())));
    }

    private ObjectNode suite(PlanRun plan, List<StageCheck> others) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", "running").put("message", "");
        ArrayNode runs = json.putArray("checkRuns");
        plan.tasks().forEach(task -> add(runs, task.check(), TASK_CHECK, status(task)));
        others.forEach(check -> {
            ObjectNode run = add(runs, check.name(), check.type(), check.status());
            check.order().ifPresent(order -> run.put("evaluationOrder", order));
            if (!check.message().isEmpty()) {
                run.put("resultMessage", check.message());
            }
        });
        json.put("id", plan.planId().toString()).putObject("context").put("HubName", "Build");
        return json;
    }

    private ObjectNode add(ArrayNode runs, String check, String type, String status) {
        int number = runs.size() + 1;
        ObjectNode run = runs.addObject();
        run.put("id", world.ids().of("check run", check).toString()).put("status", status);
        ObjectNode configuration = run.putObject("checkConfigurationRef").put("id", number);
        ObjectNode typeNode = configuration.putObject("type").put("name", type);
        Optional.ofNullable(TYPE_IDS.get(type)).ifPresent(id -> typeNode.put("id", id));
        configuration.putObject("resource").put("type", "environment").put("id", "97");
        return run;
    }

    private static String status(WaitingTask task) {
        List<WaitingTask.Taken> taken = task.taken();
        if (task.isWaiting() || taken.isEmpty()) {
            return task.isWaiting() ? "running" : "failed";
        }
        return taken.get(taken.size() - 1).result().equals("succeeded") ? "approved" : "rejected";
    }
}
