package dev.gatehouse.devhost.tryout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.condition.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that prints what to configure. */
class ConfigureTest {

    private static final Policies POLICIES =
            Policies.of(Map.of("change-request", """
            {"description": "A change that is approved.",
             "parameters": {"change": {"description": "Number of the change request"},
                            "table": {"description": "Its table", "default": "change_request"}},
             "giveUpAfter": "PT24H",
             "require": {"serviceNow": {"connection": "servicenow", "number": "${change}", "table": "${table}"}}}""", "from-headers", """
            {"description": "What the run's commit says.",
             "require": {"all": [{"workItems": {"category": "Completed", "from": "message"}},
                                 {"http": {"connection": "builds", "path": "runs/${BuildId}"}}]}}""", "typed", """
            {"description": "Values of all kinds.",
             "parameters": {"coverage": {"description": "A percentage"}, "reasons": {"description": "A list"},
                            "branch": {"description": "A text"}, "limit": {"description": "A duration"}},
             "giveUpAfter": "${limit}",
             "require": {"all": [{"codeCoverage": {"atLeast": "${coverage}"}}, {"buildReason": {"in": "${reasons}"}},
                                 {"build": {"criteria": "eq(root['sourceBranch'], '${branch}')"}}]}}""", "whole", """
            {"description": "Any condition.", "parameters": {"gate": {"description": "A condition"}},
             "require": "${gate}"}""", "secret", """
            {"description": "A header that fills nothing.",
             "require": {"http": {"connection": "builds", "path": "runs/${AuthToken}"}}}"""));

    private final Printed printed = new Printed();

    @TempDir
    Path folder;

    @Test
    void printsThePanelFieldByField() throws IOException {
        assertEquals(
                Configure.FITS,
                run(
                        definition("{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}"),
                        "--app",
                        "https://gate.example/"));
        assertTrue(printed.text().startsWith("""
                        Approvals and checks, +, Invoke Azure Function:

                        Azure function URL        https://gate.example/api/checks
                        Function key              $(gatehouseKey)
                        Method                    POST
                        Headers
                        {
                          "Content-Type": "application/json",
                          "PlanUrl": "$(system.CollectionUri)",
                          "ProjectId": "$(system.TeamProjectId)",
                          "HubName": "$(system.HostType)",
                          "PlanId": "$(system.PlanId)",
                          "JobId": "$(system.JobId)",
                          "TimelineId": "$(system.TimelineId)",
                          "TaskInstanceId": "$(system.TaskInstanceId)",
                          "AuthToken": "$(system.AccessToken)",
                          "BuildId": "$(Build.BuildId)",
                          "BuildReason": "$(Build.Reason)"
                        }
                        Query parameters          (empty)
                        Body                      {"require":{"buildReason":{"in":["manual"]}}}
                        Completion event          Callback
                        Success criteria          (empty)
                        Time between evaluations  0
                        Timeout                   780
                        Link variable group       gatehouse, or whichever has the secret variable gatehouseKey

                        The same as a REST call, with a personal access token that may manage the resource:

                        curl --fail-with-body"""), printed.text());
    }

    @Test
    void namesThePolicyInTheUrlAndWhatItNeedsInTheBody() {
        assertEquals(Configure.FITS, run("change-request"));
        assertLine("Azure function URL        https://<app>.azurewebsites.net/api/checks/change-request");
        assertLine("Body                      {\"with\":{\"change\":\"<Number of the change request>\"}}");
        assertLine("Timeout                   1500");
    }

    @Test
    void takesTheValuesThatItIsGiven() {
        assertEquals(Configure.FITS, run("change-request", "--with", "change=CHG0030001", "--with", "table=\"5\""));
        assertLine("Body                      {\"with\":{\"change\":\"CHG0030001\",\"table\":\"5\"}}");
    }

    @Test
    void printsMacrosAsTheyAreGiven() {
        assertEquals(Configure.FITS, run("change-request", "--with", "change=$(changeNumber)"), printed::text);
        assertLine("Body                      {\"with\":{\"change\":\"$(changeNumber)\"}}");
    }

    @Test
    void configuresPoliciesWhoseParametersAreNoTexts() {
        assertEquals(Configure.FITS, run("typed"), printed::text);
        assertLine("Body                      {\"with\":{\"branch\":\"<A text>\",\"coverage\":\"<A percentage>\","
                + "\"limit\":\"<A duration>\",\"reasons\":\"<A list>\"}}");
        assertLine("Timeout                   2880");
        assertTrue(printed.text().contains("\"BuildReason\": \"$(Build.Reason)\""), printed.text());
    }

    @Test
    void asksForValuesThatItCannotGuess() {
        assertEquals(Configure.ERROR, run("whole"));
        assertTrue(printed.text().startsWith("Nothing that was tried fits: give --with gate=…"), printed.text());
        Printed again = new Printed();
        assertEquals(
                Configure.FITS,
                new Configure(again.out(), POLICIES)
                        .run(List.of("whole", "--with", "gate={\"buildReason\":{\"in\":[\"manual\"]}}")),
                again::text);
    }

    @Test
    void saysWhichPlacesInAPolicyNoHeaderFills() {
        assertEquals(Configure.ERROR, run("secret"));
        assertTrue(printed.text().contains("no value for \"${AuthToken}\""), printed.text());
    }

    @Test
    void addsTheHeadersThatConditionsAndPlacesInAPolicyNeed() {
        assertEquals(Configure.FITS, run("from-headers"));
        assertTrue(
                printed.text().contains("\"SourceVersionMessage\": \"$(Build.SourceVersionMessage)\""), printed.text());
        assertLine("Body                      (empty)");
    }

    @Test
    void printsADecisionAtOnce() throws IOException {
        assertEquals(
                Configure.FITS,
                run(definition("{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}"), "--api-response"));
        assertLine("Azure function URL        https://<app>.azurewebsites.net/api/decisions");
        assertLine("Completion event          ApiResponse");
        assertLine("Success criteria          eq(root['result'], 'succeeded')");
        assertLine("Time between evaluations  5");
        assertLine("Timeout                   50");
    }

    @Test
    void saysWhatCannotBeDecidedAtOnce() throws IOException {
        String metric = definition("{\"require\":{\"metric\":{\"prometheus\":{\"connection\":\"p\",\"query\":\"up\"},"
                + "\"successWhen\":\"eq(root['value'],1)\",\"every\":\"PT1M\",\"checkpoints\":5}}}");
        assertEquals(Configure.ERROR, run(metric, "--api-response"));
        assertTrue(
                printed.text().startsWith("$.require.metric.checkpoints: found 5; a decision at once"), printed.text());
    }

    /** What is printed is what the other command has nothing to say about. */
    @Test
    void printsRestCallsThatAreRight() throws IOException {
        String gate = definition("{\"require\":{\"workItems\":{\"category\":\"Completed\",\"from\":\"message\"}}}");
        String longest = write(
                "longest.json", "{\"giveUpAfter\":\"PT48H\",\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}");
        for (List<String> arguments : List.of(
                List.of(gate, "--rest"),
                List.of(gate, "--rest", "--api-response"),
                List.of(longest, "--rest"),
                List.of("change-request", "--rest", "--with", "change=$(changeNumber)"),
                List.of(
                        "change-request",
                        "--rest",
                        "--with",
                        "change=CHG0030001",
                        "--resource",
                        "endpoint:9:it's $HOME"))) {
            Printed rest = new Printed();
            assertEquals(Configure.FITS, new Configure(rest.out(), POLICIES).run(arguments));
            String json = json(rest.text());
            Path exported = Files.writeString(folder.resolve("exported.json"), json);
            Printed examined = new Printed();
            assertEquals(
                    Examine.FINE,
                    new Examine(examined.out(), POLICIES).run(List.of(exported.toString())),
                    examined::text);
        }
    }

    @Test
    void configuresEveryPolicyThatShips() {
        Policies shipped = Policies.shipped();
        assertFalse(shipped.names().isEmpty());
        for (String policy : shipped.names()) {
            Printed rest = new Printed();
            assertEquals(Configure.FITS, new Configure(rest.out(), shipped).run(List.of(policy)), rest::text);
        }
    }

    @Test
    void writesTheHeadersAsAJsonString() throws IOException {
        assertEquals(
                Configure.FITS, run(definition("{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}"), "--rest"));
        JsonNode check = Subject.JSON.readTree(json(printed.text()));
        JsonNode headers =
                Subject.JSON.readTree(check.at("/settings/inputs/headers").asText());
        assertEquals("$(Build.BuildId)", headers.get("BuildId").asText());
        assertEquals("true", check.at("/settings/inputs/waitForCompletion").asText());
        assertEquals(0, check.at("/settings/retryInterval").asInt(-1));
    }

    @Test
    void saysWhatDoesNotFitIntoThePanel() throws IOException {
        String states = "\"A state\",".repeat(99) + "\"Done\"";
        String gate = definition("{\"require\":{\"all\":[{\"workItems\":{\"states\":[" + states
                + "]}},{\"workItems\":{\"states\":[" + states + "]}}]}}");
        assertEquals(Configure.DOES_NOT_FIT, run(gate));
        assertTrue(printed.text().contains("and the panel takes 2000: make a policy of it."), printed.text());
    }

    @Test
    void saysWhatIsWrongWithADefinition() throws IOException {
        assertEquals(Configure.ERROR, run(definition("{\"requires\":{}}")));
        assertTrue(printed.text().contains("did you mean \"require\"?"), printed.text());
    }

    @Test
    void saysHowItIsUsed() {
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("no-such-policy"),
                List.of("change-request", "--resource", "planet:1:earth"),
                List.of("change-request", "--resource", "environment:97"))) {
            Printed usage = new Printed();
            assertEquals(Configure.ERROR, new Configure(usage.out(), POLICIES).run(wrong), wrong::toString);
            assertTrue(usage.text().endsWith(Configure.USAGE + "\n"), usage.text());
        }
    }

    @Test
    void suggestsThePolicyThatWasMeant() {
        assertEquals(Configure.ERROR, run("change-requets"));
        assertTrue(printed.text().contains("did you mean \"change-request\"?"), printed.text());
        assertFalse(printed.text().contains("curl"), printed.text());
    }

    private void assertLine(String line) {
        assertTrue(printed.text().lines().anyMatch(line::equals), printed.text());
    }

    private static String json(String restCall) {
        return restCall.substring(restCall.indexOf("\n{") + 1, restCall.lastIndexOf("\nJSON"));
    }

    private String definition(String text) throws IOException {
        return write("gate.json", text);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... arguments) {
        return new Configure(printed.out(), POLICIES).run(List.of(arguments));
    }
}
