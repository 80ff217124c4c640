package dev.gatehouse.devhost.tryout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.condition.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that plays a policy or a definition in the world of a scenario. */
class TryItTest {

    private static final String CLOSED =
            "{\"every\":\"PT1M\",\"require\":{\"workItems\":{\"category\":\"Completed\"}}}";
    private static final String WORLD = """
            {"title": "A small world", "runs": [{"build": {"id": 5, "reason": "manual", "workItems": {"commit": [12]}}}],
             "workItems": [{"id": 12, "type": "Bug", "title": "Totals", "state": "Active"}],
             "deliveries": [{"headers": {"BuildId": "$(Build.BuildId)"}, "body": {"require": {}}}],
             "changes": [{"at": "PT25M", "workItem": {"id": 12, "state": "Closed"}}]}""";
    private static final Pattern ID = Pattern.compile("Check [0-9a-f-]+");

    private final Printed printed = new Printed();

    @TempDir
    Path folder;

    private String world = "";

    @BeforeEach
    void write() throws IOException {
        world = write("world.json", WORLD);
    }

    @Test
    void printsTheLogAsAzurePipelinesShowsItAndTheDecision() throws Exception {
        assertEquals(TryIt.SUCCEEDED, run(write("gate.json", CLOSED), "--scenario", world));
        String text = ID.matcher(printed.text()).replaceAll("Check …");
        assertTrue(text.startsWith("""
                        Scenario: A small world

                        2026-03-01T10:00:00.000Z Gatehouse decides whether this stage may go on. Check ….
                        2026-03-01T10:00:00.000Z   … workItems from commit: #12 "Totals" is Active (InProgress), not Completed
                        """), text);
        assertTrue(
                text.contains(
                        "Z Decision: succeeded. #12 \"Totals\" is Closed (Completed)\n\nDecision: succeeded, PT25M"),
                text);
    }

    @Test
    void saysWithItsExitCodeThatTheCheckFailed() throws Exception {
        String scheduled = write("gate.json", "{\"require\":{\"buildReason\":{\"in\":[\"schedule\"]}}}");
        assertEquals(TryIt.FAILED, run(scheduled, "--scenario", world));
        assertTrue(printed.text().contains("Decision: failed, PT0S after the delivery."), printed.text());
    }

    @Test
    void takesScenariosByTheirNames() throws Exception {
        assertEquals(TryIt.SUCCEEDED, run(write("gate.json", CLOSED), "--scenario", "advanced-work-items"));
    }

    @Test
    void playsAPolicyOfTheAppByItsNameOrItsFile() throws Exception {
        assertEquals(TryIt.SUCCEEDED, run("production", "--scenario", "policy-production"), printed::text);
        assertTrue(printed.text().contains("Policy production, version "), printed.text());
        String file = "src/main/resources/policies/production.json";
        assertEquals(
                TryIt.FAILED,
                run(file, "--scenario", "policy-production", "--with", "reasons=[\"schedule\"]"),
                printed::text);
    }

    @Test
    void saysWhereAPolicyHasToBe() throws Exception {
        assertEquals(TryIt.ERROR, run(write("mine.json", "{\"description\":\"Mine.\",\"require\":{}}")));
        assertTrue(printed.text().contains("is a policy: put it into src/main/resources/policies"), printed.text());
    }

    @Test
    void addsHeadersToThoseOfTheScenario() throws Exception {
        String scheduled = write("gate.json", "{\"require\":{\"buildReason\":{\"in\":[\"schedule\"]}}}");
        assertEquals(TryIt.SUCCEEDED, run(scheduled, "--scenario", world, "--header", "BuildReason=Schedule"));
    }

    @Test
    void resolvesTheMacrosOfHeadersInTheRunOfTheScenario() throws Exception {
        String message = write("gate.json", "{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}");
        assertEquals(TryIt.SUCCEEDED, run(message, "--scenario", world, "--header", "BuildReason=$(Build.Reason)"));
    }

    @Test
    void printsWhyADeliveryIsRefused() throws Exception {
        assertEquals(TryIt.FAILED, run(write("gate.json", "{\"requires\":{}}"), "--scenario", world));
        assertTrue(printed.text().contains("400"), printed.text());
        assertTrue(printed.text().contains("did you mean \"require\"?"), printed.text());
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        String gate = write("gate.json", CLOSED);
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("no-such-policy"),
                List.of(gate, gate),
                List.of(gate, "--scenario"),
                List.of(gate, "--scenario", "no-such-scenario"),
                List.of(gate, "--header", "BuildReason"),
                List.of(gate, "--with", "change=CHG0030001"),
                List.of(gate, "--wiht", "change=CHG0030001"))) {
            Printed usage = new Printed();
            assertEquals(TryIt.ERROR, new TryIt(usage.out(), Policies.NONE).run(wrong), wrong::toString);
            assertTrue(usage.text().endsWith(TryIt.USAGE + "\n"), usage.text());
        }
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... arguments) throws Exception {
        return new TryIt(printed.out(), Policies.shipped()).run(List.of(arguments));
    }
}
