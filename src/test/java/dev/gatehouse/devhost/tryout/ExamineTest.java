package dev.gatehouse.devhost.tryout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.condition.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that says what is wrong with a check as it was configured. */
class ExamineTest {

    private static final Policies POLICIES = Policies.of(Map.of(
            "production",
            "{\"description\": \"Started on purpose.\", \"require\": {\"buildReason\": {\"in\": [\"manual\"]}}}",
            "quality",
            """
            {"description": "Enough of the code is covered.",
             "parameters": {"coverage": {"description": "The percentage", "default": 80},
                            "branch": {"description": "The branch", "default": "main"}},
             "giveUpAfter": "PT1H",
             "require": {"all": [{"build": {"criteria": "eq(root['sourceBranch'], '${branch}')"}},
                                 {"codeCoverage": {"atLeast": "${coverage}"}}]}}""",
            "elsewhere",
            """
            {"description": "A connection answers.",
             "parameters": {"connection": {"description": "The connection"}},
             "require": {"http": {"connection": "${connection}", "path": "health"}}}"""));
    private static final String GATE = "{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}";

    private final Map<String, String> headers = new LinkedHashMap<>(StandardHeaders.PROPOSED);
    private final ObjectNode check = callback(GATE);
    private final Printed printed = new Printed();

    @TempDir
    Path folder;

    ExamineTest() {
        headers.put("BuildReason", "$(Build.Reason)");
    }

    @Test
    void findsNothingWrongWithWhatIsRight() throws IOException {
        assertEquals(Examine.FINE, examine());
        assertEquals("\"Gatehouse\" on environment prod: nothing is wrong.\n", printed.text());
    }

    @Test
    void saysWhereWhatAndWhatToDo() throws IOException {
        settings().put("retryInterval", 5);
        assertEquals(Examine.FOUND, examine());
        assertEquals("""
                "Gatehouse" on environment prod: 1 thing is wrong.
                  Time between evaluations: 5 minutes: in Callback, Azure Pipelines delivers the check again after its decision
                    Write 0. How often Gatehouse evaluates is "every" in the definition.
                """, printed.text());
    }

    @Test
    void findsATimeOutAboveTheTokensLife() throws IOException {
        check.put("timeout", 43_200);
        assertFinds("Timeout: 43200 minutes: the job token lives 48 h", "Write 2880 at most.");
    }

    @Test
    void findsATimeOutThatAzurePipelinesDoesNotTake() throws IOException {
        check.put("timeout", 43_201);
        assertFinds("Timeout: 43201 minutes, which Azure Pipelines does not take", "Write 1 to 43200.");
    }

    @Test
    void findsATimeOutThatComesBeforeGatehouseGivesUp() throws IOException {
        check.put("timeout", 720);
        assertFinds("Timeout: 720 minutes: Azure Pipelines gives up before Gatehouse", "Write more than 720");
    }

    @Test
    void letsTheTokensWholeLifePassForTheLongestWait() throws IOException {
        inputs().put("body", GATE.replaceFirst("\\{", "{\"giveUpAfter\":\"PT48H\","));
        check.put("timeout", 2_880);
        assertEquals(Examine.FINE, examine(), printed::text);
        check.put("timeout", 2_875);
        assertFinds("Timeout: 2875 minutes: Azure Pipelines gives up before Gatehouse", "Write more than 2875");
    }

    @Test
    void findsARatioAboveTenInApiResponse() throws IOException {
        atOnce();
        settings().put("retryInterval", 5);
        check.put("timeout", 51);
        assertFinds(
                "Time between evaluations: 5 minutes with a time-out of 51: in ApiResponse, Azure Pipelines evaluates 10 times",
                "Write 6 minutes or more, or a time-out of 50 minutes or less");
    }

    @Test
    void letsARatioOfTenPass() throws IOException {
        atOnce();
        settings().put("retryInterval", 5);
        check.put("timeout", 50);
        assertEquals(Examine.FINE, examine(), printed::text);
    }

    @Test
    void findsHeadersThatAreMissing() throws IOException {
        headers.remove("PlanId");
        assertFinds("Header PlanId: missing", "Add \"PlanId\": \"$(system.PlanId)\".");
    }

    @Test
    void findsHeadersThatConditionsNeed() throws IOException {
        headers.remove("BuildReason");
        assertFinds("Header BuildReason: nothing", "\"BuildReason\": \"$(Build.Reason)\"");
    }

    @Test
    void doesNotMissTheTimelineButMindsAWrongOne() throws IOException {
        headers.remove("TimelineId");
        assertEquals(Examine.FINE, examine(), printed::text);
        headers.put("TimelineId", "");
        assertFinds("Header TimelineId: empty", "Write \"TimelineId\": \"$(system.TimelineId)\", or leave it out.");
        headers.put("TimelineId", "$(system.PlanId)");
        assertFinds("Header TimelineId: \"$(system.PlanId)\"", "$(system.TimelineId)");
    }

    @Test
    void findsAPlanUrlThatIsNoCollection() throws IOException {
        for (String right : List.of(
                "$(System.CollectionUri)",
                "$(system.TeamFoundationCollectionUri)",
                "https://dev.azure.com/contoso/",
                "https://tfs.contoso.com:8443/tfs/DefaultCollection/")) {
            headers.put("PlanUrl", right);
            assertEquals(Examine.FINE, examine(), right);
        }
        for (String wrong : List.of(
                "http://dev.azure.com/contoso/",
                "https://dev.azure.com/contoso/Shop",
                "https://dev.azure.com",
                "contoso")) {
            headers.put("PlanUrl", wrong);
            assertFinds("Header PlanUrl: \"" + wrong + "\"", "Write \"PlanUrl\": \"$(system.CollectionUri)\".");
        }
    }

    @Test
    void neverPrintsATokenThatIsConfigured() throws IOException {
        headers.put("AuthToken", "a-personal-access-token");
        assertFinds("Header AuthToken: not the job's token", "$(system.AccessToken)");
        assertTrue(!printed.text().contains("a-personal-access-token"), printed.text());
    }

    @Test
    void findsMacrosThatNeverResolveInChecks() throws IOException {
        headers.put("Version", "$(releaseVersion)");
        settings().remove("linkedVariableGroup");
        inputs().put("key", "");
        assertFinds(
                "Headers: $(releaseVersion) is never resolved: a check does not see the variables of the pipeline",
                "Link the variable group that has it, or write an output as $(stage.job.task.name).");
    }

    @Test
    void takesVariablesOfALinkedGroupAndOutputsOfStages() throws IOException {
        headers.put("Version", "$(releaseVersion)");
        headers.put("Image", "$(build.package.push.image)");
        headers.put("Tag", "$(Package.Job.Push.tag)");
        assertFinds("Headers: $(build.package.push.image) is never resolved", "Correct the name");
        headers.remove("Image");
        assertEquals(Examine.FINE, examine(), printed::text);
    }

    @Test
    void findsVariablesOfAgentsAndMisspelledOnes() throws IOException {
        headers.put("Workspace", "$(Pipeline.Workspace)");
        assertFinds(
                "$(Pipeline.Workspace) is never resolved: it is of an agent, and a check runs on none",
                "Leave it out.");
        headers.remove("Workspace");
        headers.put("BuildId", "$(Build.BuidId)");
        assertFinds("$(Build.BuidId) is never resolved", "did you mean \"Build.BuildId\"?");
    }

    @Test
    void findsWhatIsWrongWithTheBody() throws IOException {
        inputs().put("body", "{\"require\":{\"buildReasn\":{\"in\":[\"manual\"]}}}");
        assertFinds("Body, $.require.buildReasn: the unknown condition", "Did you mean \"buildReason\"?");
    }

    @Test
    void leavesMacrosInTheBodyToAzurePipelines() throws IOException {
        inputs().put("body", "{\"require\":{\"timelineTask\":{\"name\":\"$(smokeTest)\"}}}");
        headers.put("BuildId", "$(Build.BuildId)");
        assertEquals(Examine.FINE, examine(), printed::text);
    }

    @Test
    void findsHeadersThatAreMissingBesideMacrosInTheBody() throws IOException {
        quality("{\"with\":{\"branch\":\"$(release)\"}}");
        check.put("timeout", 60);
        assertFinds("Header BuildId: nothing", "\"BuildId\": \"$(Build.BuildId)\"");
        assertFinds("Timeout: 60 minutes: Azure Pipelines gives up before Gatehouse", "Write more than 60");
    }

    @Test
    void findsMistakesBesideMacrosInTheBody() throws IOException {
        inputs().put(
                        "body",
                        "{\"require\":{\"all\":[{\"buildReason\":{\"in\":[\"$(allowed)\"]}},{\"timelineTsk\":{\"name\":\"$(task)\"}}]}}");
        assertFinds("Body, $.require.all[1].timelineTsk: the unknown condition", "Did you mean \"timelineTask\"?");
        assertTrue(printed.text().contains("1 thing is wrong"), printed.text());
    }

    @Test
    void takesMacrosForTextsAndForNumbers() throws IOException {
        headers.put("BuildId", "$(Build.BuildId)");
        for (String with : List.of(
                "{\"with\":{\"coverage\":$(rate)}}", "{\"with\":{\"branch\":\"$(release)\", \"coverage\":$(rate)}}")) {
            quality(with);
            assertEquals(Examine.FINE, examine(), printed::text);
        }
        headers.put("coverage", "$(coverage)");
        quality("");
        assertEquals(Examine.FINE, examine(), printed::text);
    }

    @Test
    void takesMacrosForWhateverFits() throws IOException {
        for (String right : List.of(
                "{\"giveUpAfter\":\"$(limit)\",\"require\":{\"buildReason\":{\"in\":[\"$(allowed)\"]}}}",
                "{\"giveUpAfter\":\"$(limit)\",\"every\":\"$(pace)\",\"require\":{\"buildReason\":{\"in\":$(allowed)}}}",
                "{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}},\"dryRun\":$(dry)}")) {
            inputs().put("body", right);
            assertEquals(Examine.FINE, examine(), printed::text);
        }
    }

    @Test
    void findsBodiesThatAreNoJsonWhateverTheirMacrosComeTo() throws IOException {
        inputs().put("body", "{\"with\": {\"smokeTest\": \"$(smokeTest)\" \"stage\": 1}}");
        assertFinds("Body, $: line 1", "Write plain JSON");
    }

    @Test
    void findsThatTransportHeadersFillNothing() throws IOException {
        inputs().put("function", "https://gate.example/api/checks/elsewhere").put("body", "");
        headers.put("connection", "portal");
        assertFinds("no value for \"${connection}\"", "It is needed (The connection)");
    }

    @Test
    void findsABodyThatIsTooLong() throws IOException {
        inputs().put("body", GATE.replace(":", ":" + " ".repeat(1_000)));
        assertFinds("characters: the panel takes 2000", "Make a policy of it, and name that.");
    }

    @Test
    void findsPoliciesThatTheAppDoesNotHave() throws IOException {
        inputs().put("function", "https://gate.example/api/checks/producton").put("body", "");
        assertFinds("Azure function URL: ", "\"production\"");
        inputs().put("function", "https://gate.example/api/checks/production");
        assertEquals(Examine.FINE, examine(), printed::text);
        inputs().put("function", "https://gate.example/api/checks").put("body", "{\"policy\":\"producton\"}");
        assertFinds("Body, $.policy: ", "\"production\"");
    }

    @Test
    void findsAnAddressThatIsNoneOfGatehouses() throws IOException {
        inputs().put("function", "https://gate.example/api/HttpTrigger1");
        assertFinds(
                "Azure function URL: \"https://gate.example/api/HttpTrigger1\" is none of Gatehouse's", "…/api/checks");
        inputs().put("function", "http://gate.example/api/other?code=secret-key");
        assertFinds(
                "\"http://gate.example/api/other\" does not begin with https://", "Write https://<app>/api/checks.");
        assertTrue(!printed.text().contains("secret-key"), printed.text());
    }

    @Test
    void findsAddressesOfTheOtherCompletionEvent() throws IOException {
        inputs().put("function", "https://gate.example/api/decisions");
        assertFinds("/decisions answers at once and never calls back", "Write …/api/checks");
        atOnce();
        inputs().put("function", "https://gate.example/api/checks");
        assertFinds("/checks answers \"accepted\" and calls back later", "Write …/api/decisions");
    }

    @Test
    void findsKeysThatEverybodyCanRead() throws IOException {
        inputs().put("function", "https://gate.example/api/checks?code=secret-key")
                .put("key", "another-key");
        assertFinds("Azure function URL: the function's key is part of it", "$(gatehouseKey)");
        assertFinds("Function key: written as it is", "secret variable");
        assertTrue(!printed.text().contains("secret-key") && !printed.text().contains("another-key"), printed.text());
    }

    @Test
    void findsSuccessCriteriaThatLetEverythingPass() throws IOException {
        atOnce();
        inputs().put("successCriteria", "");
        assertFinds("Success criteria: empty: every answer with status 200 passes", "eq(root['result'], 'succeeded')");
        inputs().put("successCriteria", "ne(root['result'], 'failed')");
        assertFinds("Success criteria: ne(root['result'], 'failed') does not tell", "eq(root['result'], 'succeeded')");
        inputs().put("successCriteria", "eqq(1, 2)");
        assertFinds("Success criteria: column 1: found the unknown name eqq", "eq(root['result'], 'succeeded')");
    }

    @Test
    void findsThatNoCompletionEventIsChosen() throws IOException {
        inputs().remove("waitForCompletion");
        assertFinds("Completion event: not set (waitForCompletion), which is ApiResponse", "\"true\" for Callback");
    }

    @Test
    void findsAnotherMethod() throws IOException {
        inputs().put("method", "GET");
        assertFinds("Method: GET", "Write POST.");
    }

    @Test
    void findsHeadersThatAreNoJson() throws IOException {
        inputs().put("headers", "PlanUrl: $(system.CollectionUri)");
        assertFindsIn(write(check), "Headers: not a JSON object", "mvn exec:java@configure");
    }

    @Test
    void readsInvokeRestApiChecksToo() throws IOException {
        ((ObjectNode) settings().get("definitionRef"))
                .put("id", ExportedCheck.REST_API)
                .put("name", "InvokeRESTAPI");
        inputs().remove(List.of("function", "key"));
        inputs().put("urlSuffix", "api/checks?code=$(gatehouseKey)");
        assertEquals(Examine.FINE, examine(), printed::text);
        inputs().put("urlSuffix", "api/checks?code=secret-key");
        assertFinds("URL suffix and parameters: the function's key is written as it is", "code=$(gatehouseKey)");
    }

    @Test
    void leavesTheAddressOfARestCheckToItsServiceConnection() throws IOException {
        ((ObjectNode) settings().get("definitionRef"))
                .put("id", ExportedCheck.REST_API)
                .put("name", "InvokeRESTAPI");
        inputs().remove(List.of("function", "key"));
        assertEquals(Examine.FINE, examine(), printed::text);
        inputs().put("urlSuffix", "api/HttpTrigger1");
        assertFinds("\"api/HttpTrigger1\" is none of Gatehouse's", "…/api/checks");
    }

    @Test
    void asksForSettingsWhereTheExportHasNone() throws IOException {
        check.remove("settings");
        assertEquals(Examine.ERROR, examineAsItIs());
        assertTrue(printed.text().contains("export with $expand=settings"), printed.text());
    }

    @Test
    void readsListsAndLeavesOutOtherChecks() throws IOException {
        ObjectNode approval = Subject.JSON.createObjectNode();
        approval.putObject("type").put("name", "Approval");
        settings().put("retryInterval", 5);
        inputs().put("headers", Subject.JSON.writeValueAsString(headers));
        ObjectNode list = Subject.JSON.createObjectNode().put("count", 2);
        list.putArray("value").add(approval).add(check);
        assertEquals(Examine.FOUND, run(write(list)));
        assertTrue(printed.text().startsWith("\"Approval\": not an Invoke Azure Function"), printed.text());
        assertTrue(printed.text().contains("\"Gatehouse\" on environment prod: 1 thing is wrong."), printed.text());
    }

    @Test
    void saysHowItIsUsed() throws IOException {
        Path noJson = Files.writeString(folder.resolve("no.json"), "{");
        Path nothing = Files.writeString(folder.resolve("nothing.json"), "{\"count\": 0, \"value\": []}");
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of(folder.resolve("none.json").toString()),
                List.of(noJson.toString()),
                List.of(nothing.toString()))) {
            Printed usage = new Printed();
            assertEquals(Examine.ERROR, new Examine(usage.out(), POLICIES).run(wrong), wrong::toString);
            assertTrue(usage.text().endsWith(Examine.USAGE + "\n"), usage.text());
        }
    }

    private void quality(String body) {
        inputs().put("function", "https://gate.example/api/checks/quality").put("body", body);
    }

    private void atOnce() {
        inputs().put("function", "https://gate.example/api/decisions")
                .put("waitForCompletion", "false")
                .put("successCriteria", AddressRules.SUCCESS_CRITERIA);
        check.put("timeout", 50);
    }

    private static ObjectNode callback(String body) {
        return new Configuration(
                        "https://gate.example/api/checks",
                        Map.of(),
                        body,
                        true,
                        0,
                        780,
                        new Configuration.Resource("environment", "97", "prod"))
                .json();
    }

    private ObjectNode settings() {
        return (ObjectNode) check.get("settings");
    }

    private ObjectNode inputs() {
        return (ObjectNode) settings().get("inputs");
    }

    private void assertFinds(String what, String advice) throws IOException {
        inputs().put("headers", Subject.JSON.writeValueAsString(headers));
        assertFindsIn(write(check), what, advice);
    }

    private void assertFindsIn(String file, String what, String advice) {
        assertEquals(Examine.FOUND, run(file), printed::text);
        List<String> lines = printed.text().lines().toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).contains(what) && lines.get(i + 1).contains(advice)) {
                return;
            }
        }
        throw new AssertionError("not found: " + what + " / " + advice + "\n" + printed.text());
    }

    private int examine() throws IOException {
        inputs().put("headers", Subject.JSON.writeValueAsString(headers));
        return run(write(check));
    }

    private int examineAsItIs() throws IOException {
        return run(write(check));
    }

    private String write(ObjectNode json) throws IOException {
        return Files.writeString(folder.resolve("check.json"), json.toString()).toString();
    }

    private int run(String... arguments) {
        return new Examine(printed.out(), POLICIES).run(List.of(arguments));
    }
}
