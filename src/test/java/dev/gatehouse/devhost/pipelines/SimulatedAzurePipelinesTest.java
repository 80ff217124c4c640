package dev.gatehouse.devhost.pipelines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedAzurePipelinesTest {

    private static final String WORLD = """
            {
              "title": "a world",
              "runs": [
                {
                  "hub": "HUB",
                  "plan": {"version": 12},
                  "build": {
                    "id": 42,
                    "sourceVersion": "abc",
                    "timeline": [{"name": "Test", "state": "inProgress"}],
                    "workItems": {"commit": [1], "build": [1, 2]},
                    "coverage": [{"label": "Lines", "covered": 8, "total": 10}]
                  }
                }
              ],
              "workItems": [
                {"id": 1, "type": "Bug", "title": "one", "state": "Active"},
                {"id": 2, "title": "two", "state": "New"}
              ],
              "deliveries": [],
              "changes": [
                {"at": "PT5S", "workItem": {"id": 1, "state": "Closed"}},
                {"at": "PT6S", "task": {"name": "Test", "result": "failed"}},
                {"at": "PT7S", "build": {"status": "completed", "result": "failed"}}
              ],
              "misbehaviour": MISBEHAVIOUR
            }
            """;

    private static final UUID PROJECT = new UUID(1, 1);
    private static final UUID PLAN = new UUID(1, 2);
    private static final UUID JOB = new UUID(1, 3);
    private static final UUID TASK = new UUID(1, 4);
    private static final String TOKEN = "test-token";
    private static final String BUILD = "build/builds/42";

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final Journal journal = new Journal(() -> now, entry -> {});
    private final HttpClient client = HttpClient.newHttpClient();
    private String hub = "checks";
    private SimulatedAzurePipelines pipelines = start(hub, "{}");

    @AfterEach
    void stop() {
        pipelines.close();
    }

    @Test
    void takesADecisionOnce() {
        String event = event("TaskCompleted", JOB, TASK);

        assertEquals(
                204,
                post("plans/" + PLAN + "/events?api-version=2.0-preview.1", event)
                        .statusCode());
        HttpResponse<String> again = post("plans/" + PLAN + "/events?api-version=2.0-preview.1", event);

        assertEquals(500, again.statusCode());
        assertEquals(
                "OrchestrationSessionNotFoundException",
                json(again).path("typeKey").asText());
    }

    @Test
    void tellsOfADecisionForWhichNobodyWaits() {
        for (int i = 0; i < 2; i++) {
            post("plans/" + PLAN + "/events?api-version=2.0-preview.1", event("TaskCompleted", JOB, TASK));
        }

        assertEquals(
                List.of("TaskCompleted succeeded", "TaskCompleted succeeded, for which nobody waits"),
                journal.entries().stream()
                        .filter(entry -> entry.kind() == Journal.Kind.EVENT)
                        .map(Journal.Entry::text)
                        .toList());
    }

    @Test
    void takesNoDecisionOfATaskThatIsNotThePlans() {
        HttpResponse<String> answer =
                post("plans/" + PLAN + "/events?api-version=2.0-preview.1", event("TaskCompleted", JOB, JOB));

        assertEquals(404, answer.statusCode());
    }

    @Test
    void doesNotKnowOtherPlans() {
        HttpResponse<String> answer = send("GET", hub("plans/" + JOB + "?api-version=6.0"), "", TOKEN);

        assertEquals(404, answer.statusCode());
        assertEquals(
                "TaskOrchestrationPlanNotFoundException",
                json(answer).path("typeKey").asText());
    }

    @Test
    void namesTheTaskInThePlaceOfTheJobForOldGates() {
        restart("gates", "{}");

        assertEquals(
                404,
                post("plans/" + PLAN + "/events?api-version=2.0-preview.1", event("TaskCompleted", JOB, TASK))
                        .statusCode());
        assertEquals(
                204,
                post(
                                "plans/" + PLAN + "/events?api-version=2.0-preview.1",
                                event("TaskCompleted", TASK, new UUID(0, 0)))
                        .statusCode());
    }

    @Test
    void takesLinesForALogThatWasCreated() {
        assertEquals(
                404, post("plans/" + PLAN + "/logs/1?api-version=6.0", "line").statusCode());

        HttpResponse<String> log =
                post("plans/" + PLAN + "/logs?api-version=6.0", "{\"path\": \"logs\\\\" + TASK + "\"}");
        HttpResponse<String> appended =
                post("plans/" + PLAN + "/logs/" + json(log).path("id").asInt() + "?api-version=6.0", "first\nsecond\n");

        assertEquals(2, json(appended).path("lineCount").asInt());
        assertTrue(journal.entries().toString().contains("second"), "the journal has the lines");
    }

    @Test
    void upsertsRecordsAndIgnoresNulls() {
        String records = "plans/" + PLAN + "/timelines/" + PLAN + "/records?api-version=6.0";
        send(
                "PATCH",
                hub(records),
                "{\"value\":[{\"id\":\"" + TASK + "\",\"currentOperation\":\"waits\",\"name\":null}]}",
                TOKEN);

        JsonNode record =
                json(send("GET", hub(records), "", TOKEN)).path("value").get(0);

        assertEquals("waits", record.path("currentOperation").asText());
        assertEquals(HandMadeDelivery.CHECK, record.path("name").asText());
    }

    @Test
    void knowsEachPlanThatWasDeliveredByHandWithTheSameToken() {
        UUID other = new UUID(2, 2);
        pipelines.adopt(delivery(hub, other));

        assertEquals(
                200,
                send("GET", hub("plans/" + other + "?api-version=6.0"), "", TOKEN)
                        .statusCode());
        assertEquals(
                200,
                send("GET", hub("plans/" + PLAN + "?api-version=6.0"), "", TOKEN)
                        .statusCode());
    }

    @Test
    void answersAWrongTokenWithASignInPageOr401() {
        HttpResponse<String> page = send("GET", api(BUILD + "?api-version=6.0"), "", "wrong");
        assertEquals(203, page.statusCode());
        assertTrue(page.body().startsWith("<!DOCTYPE html>"), page.body());

        HttpRequest suppressing = request("GET", api(BUILD + "?api-version=6.0"), "", "wrong")
                .header("X-TFS-FedAuthRedirect", "Suppress")
                .build();
        assertEquals(401, send(suppressing).statusCode());
    }

    @Test
    void takesABearerTokenToo() {
        HttpRequest request = HttpRequest.newBuilder(api(BUILD + "?api-version=6.0"))
                .header("Authorization", "Bearer " + TOKEN)
                .build();

        assertEquals(200, send(request).statusCode());
    }

    @Test
    void wantsAnApiVersion() {
        assertEquals(
                "VssVersionNotSpecifiedException",
                json(get(BUILD)).path("typeKey").asText());
        assertEquals(
                "VssInvalidPreviewVersionException",
                json(get("test/codecoverage?buildId=42&api-version=6.0"))
                        .path("typeKey")
                        .asText());
    }

    @Test
    void servesBuildsAndWhatIsLinkedToThem() {
        assertEquals(
                "inProgress",
                json(get(BUILD + "?api-version=6.0")).path("status").asText());
        assertEquals(
                2, json(get(BUILD + "/workitems?api-version=6.0")).path("count").asInt());
        assertEquals(
                "1",
                json(send("POST", api(BUILD + "/workitems?api-version=6.0"), "[\"abc\"]", TOKEN))
                        .path("value")
                        .get(0)
                        .path("id")
                        .asText());
        assertEquals(
                0,
                json(send("POST", api(BUILD + "/workitems?api-version=6.0"), "[\"other\"]", TOKEN))
                        .path("count")
                        .asInt());
        assertEquals(
                8,
                json(get("test/codecoverage?buildId=42&api-version=6.0-preview.1"))
                        .at("/coverageData/0/coverageStats/0/covered")
                        .asInt());
    }

    @Test
    void tellsOfTheChecksOfAStageByTheIdOfItsPlan() {
        String checks = "pipelines/checks/runs/" + PLAN + "?api-version=7.1-preview.1";
        JsonNode suite = json(get(checks));
        assertEquals(PLAN.toString(), suite.path("id").asText());
        assertEquals("running", suite.at("/checkRuns/0/status").asText());

        post("plans/" + PLAN + "/events?api-version=2.0-preview.1", event("TaskCompleted", JOB, TASK));
        assertEquals("approved", json(get(checks)).at("/checkRuns/0/status").asText());
    }

    @Test
    void knowsNoChecksOfOtherHubs() {
        restart("build", "{}");
        assertEquals(
                404,
                get("pipelines/checks/runs/" + PLAN + "?api-version=7.1-preview.1")
                        .statusCode());
    }

    @Test
    void servesWorkItemsInBatchesOfAtMost200() {
        String few = "{\"ids\":[1,7],\"fields\":[\"System.State\"],\"errorPolicy\":\"Omit\"}";
        JsonNode batch = json(send("POST", api("wit/workitemsbatch?api-version=6.0"), few, TOKEN));
        assertEquals(
                "{\"System.State\":\"Active\"}", batch.at("/value/0/fields").toString());
        assertTrue(batch.at("/value/1").isNull(), "an item that cannot be read is null: " + batch);

        String many = IntStream.rangeClosed(1, 201).mapToObj(String::valueOf).collect(Collectors.joining(","));
        assertEquals(
                400,
                send("POST", api("wit/workitemsbatch?api-version=6.0"), "{\"ids\":[" + many + "]}", TOKEN)
                        .statusCode());
    }

    @Test
    void servesTheStatesOfAWorkItemType() {
        JsonNode states = json(get("wit/workitemtypes/user%20story/states?api-version=6.0"));

        assertEquals("Proposed", states.at("/value/0/category").asText());
    }

    @Test
    void changesWhenTheScenarioSaysSo() throws InterruptedException {
        assertEquals(now.plusSeconds(5), pipelines.nextDue().orElseThrow());

        now = now.plusSeconds(7);
        pipelines.runDue();

        assertEquals(
                "Closed",
                json(get("wit/workitems/1?api-version=6.0"))
                        .at("/fields/System.State")
                        .asText());
        assertEquals(
                "failed",
                json(get(BUILD + "/timeline?api-version=6.0"))
                        .at("/records/0/result")
                        .asText());
        assertEquals(
                "completed",
                json(get(BUILD + "?api-version=6.0")).path("status").asText());
    }

    @Test
    void throttlesWhenItMisbehaves() {
        restart("checks", "{\"tooManyRequests\": 1, \"retryAfter\": \"PT7S\"}");

        HttpResponse<String> answer = get(BUILD + "?api-version=6.0");

        assertEquals(429, answer.statusCode());
        assertEquals("7", answer.headers().firstValue("Retry-After").orElse("none"));
    }

    @Test
    void dropsConnectionsWhenItMisbehaves() {
        restart("checks", "{\"droppedConnection\": 1}");

        HttpRequest request =
                request("GET", api(BUILD + "?api-version=6.0"), "", TOKEN).build();

        assertThrows(IOException.class, () -> client.send(request, BodyHandlers.ofString()));
    }

    @Test
    void letsVirtualTimePassForADelay() {
        restart("checks", "{\"delay\": 1, \"delayFor\": \"PT30S\"}");
        Instant before = now;

        assertEquals(200, get(BUILD + "?api-version=6.0").statusCode());

        assertEquals(Duration.ofSeconds(30), Duration.between(before, now));
    }

    private void restart(String newHub, String misbehaviour) {
        hub = newHub;
        pipelines.close();
        pipelines = start(hub, misbehaviour);
    }

    private SimulatedAzurePipelines start(String hubName, String misbehaviour) {
        Scenario scenario =
                ScenarioReader.parse("world.json", WORLD.replace("HUB", hubName).replace("MISBEHAVIOUR", misbehaviour));
        Pause pause = duration -> now = now.plus(duration);
        try {
            SimulatedAzurePipelines started =
                    SimulatedAzurePipelines.start(scenario, () -> now, new Random(1), pause, journal, 0);
            started.adopt(delivery(hubName, PLAN));
            return started;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static HandMadeDelivery delivery(String hubName, UUID planId) {
        return HandMadeDelivery.of(Map.of(
                        "projectid", PROJECT.toString(),
                        "hubname", hubName,
                        "planid", planId.toString(),
                        "jobid", JOB.toString(),
                        "taskinstanceid", TASK.toString(),
                        "authtoken", TOKEN))
                .orElseThrow();
    }

    private URI api(String path) {
        return pipelines.collection().resolve(PROJECT + "/_apis/" + path);
    }

    private URI hub(String path) {
        return api("distributedtask/hubs/" + hub + "/" + path);
    }

    private static String event(String name, UUID jobId, UUID taskId) {
        return "{\"name\":\"" + name + "\",\"jobId\":\"" + jobId + "\",\"taskId\":\"" + taskId
                + "\",\"result\":\"succeeded\"}";
    }

    private HttpResponse<String> get(String path) {
        return send("GET", api(path), "", TOKEN);
    }

    private HttpResponse<String> post(String path, String body) {
        return send("POST", hub(path), body, TOKEN);
    }

    private HttpResponse<String> send(String method, URI url, String body, String token) {
        return send(request(method, url, body, token).build());
    }

    private static HttpRequest.Builder request(String method, URI url, String body, String token) {
        String credentials = Base64.getEncoder().encodeToString((":" + token).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(url)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/octet-stream")
                .method(method, BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(request.uri() + ": " + e, e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JsonMapper.builder().build().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.statusCode() + " " + answer.body(), e);
        }
    }
}
