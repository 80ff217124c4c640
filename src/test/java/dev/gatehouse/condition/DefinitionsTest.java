package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DefinitionsTest {

    private static final String REQUIRE = "\"require\": {\"buildReason\": {\"in\": [\"manual\"]}}";
    private static final Condition MANUAL = new BuildReason(List.of("manual"), Otherwise.FAIL);

    @Test
    void readsWhatTheDocumentationShows() {
        Definition definition = parse("""
                {
                  "every": "PT1M",
                  "giveUpAfter": "PT12H",
                  "dryRun": false,
                  "require": {
                    "all": [
                      {"buildReason": {"in": ["manual", "schedule"]}},
                      {"timelineTask": {"id": "d9bafed4-0b18-4f58-968d-86655b4d2ce9"}},
                      {"workItems": {"category": "Completed"}}
                    ]
                  }
                }
                """);
        assertEquals(
                new Definition(
                        Optional.of(Duration.ofMinutes(1)),
                        Optional.of(Duration.ofHours(12)),
                        false,
                        new All(List.of(
                                new BuildReason(List.of("manual", "schedule"), Otherwise.FAIL),
                                new TimelineTask(
                                        new TaskSelector.ById(UUID.fromString("d9bafed4-0b18-4f58-968d-86655b4d2ce9")),
                                        Optional.empty(),
                                        List.of("succeeded", "succeededWithIssues"),
                                        Otherwise.FAIL),
                                new WorkItems(
                                        new WorkItemGoal.Category("Completed"),
                                        WorkItemsSource.COMMIT,
                                        WorkItems.Quantifier.ALL,
                                        WorkItems.WhenNone.FAIL,
                                        Otherwise.WAIT))),
                        List.of()),
                definition);
    }

    @Test
    void leavesOutWhatIsNotWritten() {
        assertEquals(
                new Definition(Optional.empty(), Optional.empty(), false, MANUAL, List.of()),
                parse("{" + REQUIRE + "}"));
    }

    @Test
    void readsEveryOptionOfWorkItems() {
        assertEquals(
                new WorkItems(
                        new WorkItemGoal.States(List.of("Closed", "Done")),
                        WorkItemsSource.MESSAGE,
                        WorkItems.Quantifier.ANY,
                        WorkItems.WhenNone.PASS,
                        Otherwise.FAIL),
                Given.condition("""
                        {"workItems": {"states": ["Closed", "Done"], "from": "message", "quantifier": "any",
                                       "whenNone": "pass", "otherwise": "fail"}}
                        """));
    }

    @Test
    void readsEveryOptionOfTimelineTask() {
        assertEquals(
                new TimelineTask(
                        new TaskSelector.ByName("CmdLine"),
                        Optional.of("Build"),
                        List.of("failed", "canceled"),
                        Otherwise.WAIT),
                Given.condition("""
                        {"timelineTask": {"name": "CmdLine", "stage": "Build", "result": ["failed", "Canceled"],
                                          "otherwise": "wait"}}
                        """));
    }

    @Test
    void readsCombinationsInsideCombinations() {
        assertEquals(new Any(List.of(new Not(MANUAL), new All(List.of(MANUAL)))), Given.condition("""
                        {"any": [{"not": {"buildReason": {"in": "MANUAL"}}}, {"all": [{"buildReason": {"in": "manual"}}]}]}
                        """));
    }

    @Test
    void readsTwentyLevelsOfCombinations() {
        assertEquals("buildReason", innermost(Given.condition(nested(20)).evaluate(new FakeEvidence(), Given.MOMENT)));
    }

    @Test
    void readsBytesInUtf8WithAByteOrderMark() {
        byte[] body =
                "\uFEFF{\"require\": {\"timelineTask\": {\"name\": \"Prüfen\"}}}".getBytes(StandardCharsets.UTF_8);
        Condition require = Definitions.parse(body).fold(Definition::require, problems -> {
            throw new AssertionError(problems);
        });
        assertEquals(
                "timelineTask Prüfen",
                require.evaluate(new FakeEvidence(), Given.MOMENT).condition());
    }

    @Test
    void acceptsTheBoundsOfDurations() {
        assertEquals(
                Optional.of(Duration.ofDays(2)),
                parse("{\"every\": \"P1D\", \"giveUpAfter\": \"P2D\", " + REQUIRE + "}")
                        .giveUpAfter());
        assertEquals(
                Optional.of(Duration.ofSeconds(1)),
                parse("{\"every\": \"PT1S\", \"giveUpAfter\": \"PT1S\", " + REQUIRE + "}")
                        .every());
    }

    static String nested(int levels) {
        return "{\"not\": ".repeat(levels) + "{\"buildReason\": {\"in\": \"manual\"}}" + "}".repeat(levels);
    }

    private static String innermost(Finding finding) {
        return finding.parts().isEmpty()
                ? finding.condition()
                : innermost(finding.parts().get(0));
    }

    private static Definition parse(String json) {
        return Definitions.parse(json).fold(definition -> definition, problems -> {
            throw new AssertionError(problems);
        });
    }
}
