package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.Problem;
import dev.gatehouse.check.Variables;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingHeadersTest {

    private static final String ADD_BUILD_ID =
            " needs it: add \"BuildId\": \"$(Build.BuildId)\" to the check's headers";
    private static final String TASK = "{\"timelineTask\": {\"name\": \"CmdLine\"}}";

    @Test
    void timelineTaskNeedsTheBuildsId() {
        assertEquals(
                List.of(Problem.inHeader("BuildId", "nothing", "$.require.timelineTask" + ADD_BUILD_ID)),
                missing(TASK, Map.of("buildid", " ")));
        assertEquals(List.of(), missing(TASK, Map.of("buildid", "2147483647")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "7.0", "x", "2147483648", "99999999999999999999", "+7", "٣"})
    void theBuildsIdIsAPositiveNumber(String id) {
        assertEquals(
                List.of(Problem.inHeader(
                        "BuildId",
                        "\"" + id + "\"",
                        "$.require.timelineTask needs the run's id, a positive number: write \"BuildId\":"
                                + " \"$(Build.BuildId)\" in the check's headers")),
                missing(TASK, Map.of("buildid", id)));
    }

    @Test
    void buildReasonNeedsTheReasonOrTheBuildsId() {
        String rule = "{\"buildReason\": {\"in\": \"manual\"}}";
        assertEquals(
                List.of(Problem.inHeader(
                        "BuildReason",
                        "nothing",
                        "$.require.buildReason needs it: add \"BuildReason\": \"$(Build.Reason)\" or \"BuildId\":"
                                + " \"$(Build.BuildId)\" to the check's headers")),
                missing(rule, Map.of()));
        assertEquals(List.of(), missing(rule, Map.of("build.reason", "Manual")));
        assertEquals(List.of(), missing(rule, Map.of("buildid", "7")));
        assertEquals("BuildId", missing(rule, Map.of("buildid", "x")).get(0).at());
    }

    @Test
    void buildNeedsTheBuildsId() {
        String rule = "{\"build\": {\"criteria\": \"root.keepForever\"}}";
        assertEquals(
                List.of(Problem.inHeader("BuildId", "nothing", "$.require.build" + ADD_BUILD_ID)),
                missing(rule, Map.of("buildreason", "manual")));
        assertEquals(List.of(), missing(rule, Map.of("buildid", "7")));
    }

    @Test
    void workItemsNeedTheBuildsIdOrTheMessage() {
        String linked = "{\"workItems\": {\"states\": \"Done\", \"from\": \"build\"}}";
        String named = "{\"workItems\": {\"states\": \"Done\", \"from\": \"message\"}}";
        assertEquals(
                List.of(Problem.inHeader("BuildId", "nothing", "$.require.workItems" + ADD_BUILD_ID)),
                missing(linked, Map.of("sourceversionmessage", "#12")));
        assertEquals(
                List.of(Problem.inHeader(
                        "SourceVersionMessage",
                        "nothing",
                        "$.require.workItems needs it: add \"SourceVersionMessage\": \"$(Build.SourceVersionMessage)\" to the"
                                + " check's headers")),
                missing(named, Map.of("buildid", "7")));
    }

    @Test
    void codeCoverageNeedsTheBuildsId() {
        String rule = "{\"codeCoverage\": {\"atLeast\": 80}}";
        assertEquals(
                List.of(Problem.inHeader("BuildId", "nothing", "$.require.codeCoverage" + ADD_BUILD_ID)),
                missing(rule, Map.of()));
        assertEquals(List.of(), missing(rule, Map.of("buildid", "7")));
    }

    @Test
    void otherChecksNeedNoHeaderBeyondThoseOfEveryDelivery() {
        assertEquals(List.of(), missing("{\"otherChecks\": {}}", Map.of()));
    }

    @Test
    void combinationsNameThePathOfWhatIsInThem() {
        assertEquals(
                List.of(
                        Problem.inHeader("BuildId", "nothing", "$.require.all[0].not.timelineTask" + ADD_BUILD_ID),
                        Problem.inHeader("BuildId", "nothing", "$.require.all[1].any[0].timelineTask" + ADD_BUILD_ID)),
                missing("{\"all\": [{\"not\": " + TASK + "}, {\"any\": [" + TASK + "]}]}", Map.of()));
    }

    @Test
    void metricsNeedTheirConnection() {
        String metric =
                "{\"metric\": {\"prometheus\": {\"connection\": \"Promtheus\", \"query\": \"up\"}, \"successWhen\":"
                        + " \"eq(root['value'], 1)\", \"every\": \"PT1M\", \"checkpoints\": 5}}";
        String place = "$.require.metric.prometheus.connection";
        String found = "the unknown connection \"promtheus\"";
        assertEquals(
                List.of(Problem.inBody(
                        place, found, "did you mean \"prometheus\"? known connections: logs, prometheus")),
                missing(metric, Map.of(), "prometheus", "logs"));
        assertEquals(
                List.of(Problem.inBody(
                        place,
                        found,
                        "this app has no connections: its operators add them with settings, such as"
                                + " GATEHOUSE_CONNECTIONS__<NAME>__URL")),
                missing(metric, Map.of()));
        assertEquals(List.of(), missing(metric, Map.of(), "promtheus"));
    }

    private static List<Problem> missing(String condition, Map<String, String> variables, String... connections) {
        return Definitions.parse("{\"require\": " + condition + "}")
                .fold(
                        definition -> definition.missingFrom(
                                new Surroundings(new Variables(variables), named(Set.of(connections)))),
                        problems -> {
                            throw new AssertionError(problems);
                        });
    }

    private static Connections named(Set<String> names) {
        return new Connections() {
            @Override
            public Set<String> names() {
                return names;
            }

            @Override
            public Set<String> signing() {
                return Set.of();
            }

            @Override
            public Optional<String> refusal(URI url) {
                return Optional.empty();
            }
        };
    }
}
