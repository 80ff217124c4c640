package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.devhost.pipelines.DeliveredCheck;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.pipelines.WaitingTask;
import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator does with a check that waits for hours, over HTTP and in virtual time: list, look, terminate, purge. */
class OperatingChecksTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final String WAITS_FOR_HOURS = """
            {
              "title": "A work item that nobody closes",
              "runs": [{"build": {"id": 5, "workItems": {"commit": [8]}}}],
              "workItems": [{"id": 8, "type": "Bug", "title": "Never closed", "state": "Active"}],
              "deliveries": [{
                "headers": {"BuildId": "$(Build.BuildId)"},
                "body": {"every": "PT1H", "giveUpAfter": "PT12H", "require": {"workItems": {"category": "Completed"}}}
              }],
              "expect": [{"decision": "failed"}]
            }
            """;

    private final VirtualClock clock = new VirtualClock(START);
    private final HostSettings settings = new HostSettings("api", 5, Duration.ofSeconds(30), 1, 0, InMemoryQueue.LEASE);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Rehearsal rehearsal = rehearsal();

    @AfterEach
    void close() {
        rehearsal.close();
    }

    @Test
    void failsTheStageWithinASecondOfItsTermination() throws Exception {
        playFor(Duration.ofMinutes(10));
        Instant asked = clock.instant();

        HttpResponse<String> answer = send("POST", terminate() + "?reason=The%20release%20is%20called%20off");
        playFor(Duration.ofMinutes(1));

        assertEquals(202, answer.statusCode(), answer::body);
        WaitingTask.Taken taken = check().decisions().get(0);
        assertEquals("failed", taken.result());
        assertTrue(taken.at().isBefore(asked.plusSeconds(1)), taken::toString);
        assertTrue(
                check().log().stream()
                        .anyMatch(line -> line.endsWith(
                                "Decision: failed. Terminated by an operator: The release is called off")),
                () -> String.join("\n", check().log()));
    }

    @Test
    void isFollowedByAnyClientOfTheAsynchronousPattern() throws Exception {
        playFor(Duration.ofMinutes(10));
        HttpResponse<String> waiting = send("GET", first().get("statusUri").asText());
        assertEquals(202, waiting.statusCode(), waiting::body);
        assertEquals(
                first().get("statusUri").asText(),
                waiting.headers().firstValue("Location").orElse(""));
        assertEquals("30", waiting.headers().firstValue("Retry-After").orElse(""));

        HttpResponse<String> terminated = send("POST", terminate() + "?reason=enough");
        playFor(Duration.ofSeconds(1));

        HttpResponse<String> ended =
                send("GET", terminated.headers().firstValue("Location").orElseThrow());
        assertEquals(200, ended.statusCode(), ended::body);
        JsonNode status = json(ended);
        assertEquals("taken", status.get("end").asText());
        assertEquals("terminated by an operator: enough", status.get("reason").asText());
        assertEquals(
                "Azure Pipelines took the decision.",
                status.at("/deliveries/0/outcome").asText());
        assertEquals("waiting", status.at("/history/0/verdict").asText());
    }

    @Test
    void isListedWhileItWaits() throws Exception {
        playFor(Duration.ofMinutes(10));
        assertEquals(1, json(send("GET", url("checks"))).get("checks").size());

        send("POST", terminate() + "?reason=enough");
        playFor(Duration.ofSeconds(1));

        assertEquals(0, json(send("GET", url("checks"))).get("checks").size());
    }

    @Test
    void isPurgedAnHourAfterItsEnd() throws Exception {
        playFor(Duration.ofMinutes(10));
        String status = first().get("statusUri").asText();
        assertEquals(409, send("DELETE", status).statusCode(), "it waits");
        send("POST", terminate() + "?reason=enough");
        playFor(Duration.ofSeconds(1));

        HttpResponse<String> tooSoon = send("DELETE", status);
        assertEquals(409, tooSoon.statusCode(), tooSoon::body);
        playFor(Duration.ofSeconds(
                Long.parseLong(tooSoon.headers().firstValue("Retry-After").orElseThrow())));
        HttpResponse<String> soon = send("DELETE", status);
        assertEquals(409, soon.statusCode(), soon::body);
        playFor(Duration.ofSeconds(
                Long.parseLong(soon.headers().firstValue("Retry-After").orElseThrow())));

        assertEquals(204, send("DELETE", status).statusCode());
        assertEquals(404, send("DELETE", status).statusCode());
        assertEquals(404, send("GET", status).statusCode());
    }

    private Rehearsal rehearsal() {
        try {
            Scenario scenario = ScenarioReader.parse("waits.json", WAITS_FOR_HOURS);
            return Rehearsal.open(
                    scenario,
                    settings,
                    new MemoryStorage(clock, settings),
                    new Rehearsal.Conditions(clock, clock::advanceBy, new SeededRandom(7), Map.of()),
                    new Journal(clock, entry -> {}),
                    Rehearsal.Ports.ANY);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void playFor(Duration time) throws InterruptedException {
        Instant end = clock.instant().plus(time);
        for (Optional<Instant> next = next();
                next.filter(due -> !due.isAfter(end)).isPresent();
                next = next()) {
            clock.advanceTo(next.get());
            rehearsal.pipelines().runDue();
            rehearsal.host().runDue();
            rehearsal.host().runTimers();
        }
        clock.advanceTo(end);
    }

    private Optional<Instant> next() {
        return Stream.of(
                        rehearsal.pipelines().nextDue(),
                        rehearsal.host().nextDue(),
                        rehearsal.host().nextTimer())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private DeliveredCheck check() {
        return rehearsal.pipelines().checks().get(0);
    }

    private JsonNode first() throws Exception {
        return json(send("GET", url("checks"))).at("/checks/0");
    }

    private String terminate() throws Exception {
        return json(send("GET", first().get("statusUri").asText()))
                .at("/links/terminate")
                .asText();
    }

    private String url(String route) {
        return rehearsal.host().baseUrl() + route;
    }

    private HttpResponse<String> send(String method, String url) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new JsonMapper().readTree(answer.body());
    }
}
