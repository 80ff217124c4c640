package dev.gatehouse.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.check.Deliveries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the damage begins with: the README's definitions, those of the scenarios, and each option of each condition. */
final class ValidDeliveries {

    /** So long that pieces of it are cut, and in no other text. */
    static final String TOKEN = "Zx81kQ0vTr7LmW3pYb6NcHs9DfGj2aEuRiOoX5tVqK4yBwSzMnPl8CgUdA1eJhFx7IvQr3Tk0Zm6";

    static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("content-type", "application/json"),
            Map.entry("planurl", "https://dev.azure.com/fabrikam/"),
            Map.entry("projectid", Deliveries.PROJECT.toString()),
            Map.entry("hubname", "checks"),
            Map.entry("planid", Deliveries.PLAN.toString()),
            Map.entry("jobid", Deliveries.JOB.toString()),
            Map.entry("timelineid", Deliveries.PLAN.toString()),
            Map.entry("taskinstanceid", Deliveries.TASK.toString()),
            Map.entry("authtoken", TOKEN),
            Map.entry("buildid", "42"),
            Map.entry("buildreason", "Manual"),
            Map.entry("sourceversionmessage", "Fix the login #12, AB#13"));

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern JSON_BLOCK = Pattern.compile("(?s)```json\n(.*?)```");

    private static final List<String> OPTIONS = List.of(
            "{'buildReason': {'in': 'manual'}}",
            "{'buildReason': {'in': ['manual', 'individualCI', 'batchedCI', 'schedule', 'scheduleForced', 'pullRequest',"
                    + " 'buildCompletion', 'resourceTrigger', 'triggered', 'validateShelveset', 'checkInShelveset',"
                    + " 'userCreated'], 'otherwise': 'wait'}}",
            "{'timelineTask': {'id': 'D9BAFED4-0B18-4F58-968D-86655B4D2CE9', 'result': 'failed'}}",
            "{'timelineTask': {'name': 'Run smoke tests', 'stage': 'Staging', 'otherwise': 'wait', 'result':"
                    + " ['succeeded', 'succeededWithIssues', 'canceled', 'skipped', 'abandoned']}}",
            "{'timelineTask': {'name': 'Prüfen 🚦', 'stage': 'Größe 日本語'}}",
            "{'workItems': {'category': 'Completed'}}",
            "{'workItems': {'category': 'Proposed', 'from': 'build', 'quantifier': 'any', 'otherwise': 'fail'}}",
            "{'workItems': {'states': ['Done', 'Closed'], 'from': 'message', 'whenNone': 'pass'}}",
            "{'workItems': {'states': 'Closed', 'from': 'commit', 'quantifier': 'all', 'whenNone': 'fail'}}",
            "{'build': {'criteria': 'and(root.keepForever, in(root.definition.id, 1, 12), gt(count(root.tags), 0))'}}",
            "{'build': {'criteria': 'gt(jsonpath(root.reason)[0], 1.2.3)', 'otherwise': 'wait'}}",
            "{'http': {'connection': 'Monitoring', 'path': '/health?full=true', 'criteria': 'eq(root.status, 200)', 'failWhen':"
                    + " 'gt(root.value, 7)', 'every': 'PT5M', 'otherwise': 'fail'}}",
            "{'http': {'url': 'https://status.contoso.com/api', 'method': 'POST', 'headers': {'X-Team': 'shop'}, 'body':"
                    + " {'run': 1}, 'identity': {'scope': 'api://shop/.default'}}}",
            "{'serviceNow': {'connection': 'servicenow', 'number': 'CHG0030001', 'window': true, 'otherwise': 'fail'}}",
            "{'serviceNow': {'connection': 'servicenow', 'table': 'incident', 'query': 'active=true^priority=1', 'every':"
                    + " 'PT1M', 'require': {'state': ['Resolved', 7], 'cmdb_ci.name': 'shop'},"
                    + " 'window': {'start': 'opened_at', 'end': 'due_date'}}}",
            "{'metric': {'prometheus': {'connection': 'prometheus', 'query': 'up'}, 'successWhen': 'eq(root.value, 1)',"
                    + " 'every': 'PT1M', 'checkpoints': 5}}",
            "{'metric': {'logAnalytics': {'connection': 'logs', 'workspace': '63613592-b6f7-4c3d-a390-22ba13102111',"
                    + " 'query': 'T | summarize value = count()'}, 'name': 'Größe 日本語', 'successWhen': 'lt(root.value, 3)',"
                    + " 'failWhen': 'gt(root.value, 9)', 'every': 'PT5M', 'checkpoints': 3, 'failureLimit': 1,"
                    + " 'consecutiveErrorLimit': 2, 'initialDelay': 'PT0S'}}",
            "{'not': {'metric': {'applicationInsights': {'connection': 'insights', 'app':"
                    + " '34adfa4f-cedf-4dc0-ba29-b6d1a69ab345', 'query': 'requests'}, 'successWhen':"
                    + " 'ge(length(root.values), 1)', 'every': 'PT1S', 'checkpoints': 1, 'consecutiveErrorLimit': 0}}}",
            "{'not': {'workItems': {'states': ['Blocked'], 'from': 'build', 'otherwise': 'fail'}}}",
            "{'codeCoverage': {'atLeast': 80}}",
            "{'codeCoverage': {'atLeast': 79.995, 'label': 'Branches', 'otherwise': 'wait'}}",
            "{'otherChecks': {}}",
            "{'externalEvent': {'name': 'Change-Board_7.a', 'connection': 'Portal', 'approve': 'eq(root.decision, 1)', 'from':"
                    + " 'root.by.name'}}",
            "{'not': {'externalEvent': {'name': 'v'}}}",
            "{'any': [{'all': [{'not': {'buildReason': {'in': 'schedule'}}}]}, {'workItems': {'category': 'Resolved'}}]}");

    private ValidDeliveries() {}

    static List<FuzzedDelivery> all() {
        return Stream.concat(
                        Stream.of(ofTheReadme(), ofEachOption())
                                .flatMap(List::stream)
                                .map(definition -> delivered("checks", definition)),
                        ofTheScenarios().stream())
                .distinct()
                .toList();
    }

    private static FuzzedDelivery delivered(String route, String body) {
        return new FuzzedDelivery("https://gatehouse.example/api/" + route + "?code=k", HEADERS, body);
    }

    private static List<String> ofTheReadme() {
        return JSON_BLOCK
                .matcher(read(Path.of("README.md")))
                .results()
                .map(block -> block.group(1))
                .flatMap(ValidDeliveries::definition)
                .toList();
    }

    /** A definition, or the one of a condition; other examples, as those of policies, are none. */
    private static Stream<String> definition(String block) {
        JsonNode json = parse(block);
        if (json.has("description") || json.has("with")) {
            return Stream.empty();
        }
        if (json.has("require")) {
            return Stream.of(block);
        }
        return json.size() == 1 ? Stream.of("{\"require\": " + block + "}") : Stream.empty();
    }

    /** Those to policies, too. */
    private static List<FuzzedDelivery> ofTheScenarios() {
        List<FuzzedDelivery> deliveries = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/scenarios"))) {
            files.sorted()
                    .map(file -> parse(read(file)))
                    .forEach(scenario -> scenario.path("deliveries")
                            .forEach(delivery -> deliveries.add(delivered(
                                    delivery.path("to").asText("checks"),
                                    delivery.path("body").toString()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deliveries;
    }

    private static List<String> ofEachOption() {
        List<String> bodies = new ArrayList<>();
        for (String condition : OPTIONS) {
            bodies.add("{'every': 'PT30S', 'giveUpAfter': 'P1D', 'dryRun': true, 'require': " + condition + "}");
        }
        return bodies.stream().map(body -> body.replace('\'', '"')).toList();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
