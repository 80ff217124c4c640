package dev.gatehouse.azuredevops;

import static dev.gatehouse.azuredevops.LoopbackAzureDevOps.PLAN;
import static dev.gatehouse.azuredevops.LoopbackAzureDevOps.TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Hub;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTaskHubTest {

    private static final String PLAN_PATH =
            "/fabrikam/aa3e5eef-0731-4b32-9a91-78fc6ce07f03/_apis/distributedtask/hubs/checks"
                    + "/plans/787562d7-f1da-59cf-22c4-8a94fa784503";
    private static final String LOG = """
            {"path":"logs\\\\5e6d5dbf-ac69-5f56-8b85-8e9038703a8b","lineCount":49,"createdOn":"2022-12-02T09:33:14.873Z",
             "lastChangedOn":"2022-12-02T09:50:19.033Z","id":3,"location":null}""";

    private static final UUID TIMELINE = UUID.fromString("787562d7-f1da-59cf-22c4-8a94fa784503");

    private final LoopbackAzureDevOps remote = new LoopbackAzureDevOps();
    private final TaskHub hub = hub(Hub.CHECKS);

    @AfterEach
    void close() {
        remote.close();
    }

    @Test
    void carriesTheJobTokenAndWhatKeepsSignInPagesAway() {
        remote.answers(200, LOG);
        hub.createLog();

        RecordedRequest request = remote.nextRequest();
        String basic = Base64.getEncoder().encodeToString((":" + TOKEN.value()).getBytes(UTF_8));
        assertEquals("Basic " + basic, request.getHeaders().get("Authorization"));
        assertEquals("Suppress", request.getHeaders().get("X-TFS-FedAuthRedirect"));
        assertEquals("application/json", request.getHeaders().get("Accept"));
    }

    @ParameterizedTest
    @CsvSource({"inProgress, true", "pending, true", "completed, false", "Completed, false"})
    void readsWhetherTheTaskWaits(String state, boolean waits) {
        remote.answers(200, """
                {"count":2,"value":[{"id":"5e6d5dbf-ac69-5f56-8b85-8e9038703a8c","state":"%s"},
                 {"id":"5E6D5DBF-AC69-5F56-8B85-8E9038703A8B","state":"%s"}]}""".formatted(waits ? "completed" : "pending", state));

        assertEquals(Answer.given(waits), hub.waits(TIMELINE));
        assertEquals(
                "GET " + PLAN_PATH + "/timelines/" + TIMELINE + "/records?api-version=6.0 HTTP/1.1",
                remote.nextRequest().getRequestLine());
    }

    @Test
    void takesATaskWithoutARecordForOneThatWaits() {
        remote.answers(200, "{\"count\":0,\"value\":[]}");

        assertEquals(Answer.given(true), hub.waits(TIMELINE));
    }

    @Test
    void readsThePlan() {
        remote.answers(200, """
                {"planId":"787562d7-f1da-59cf-22c4-8a94fa784503","version":8,"state":"inProgress","result":null,
                 "timeline":{"id":"3B28E73F-DAE5-5CAD-44E9-12AEA1741DBC","changeId":4},"new":{"thing":1}}""");
        UUID timeline = UUID.fromString("3b28e73f-dae5-5cad-44e9-12aea1741dbc");
        assertEquals(Answer.given(new Plan(8, "inProgress", Optional.of(timeline))), hub.plan());
        assertEquals(
                "GET " + PLAN_PATH + "?api-version=6.0 HTTP/1.1",
                remote.nextRequest().getRequestLine());
    }

    @Test
    void readsAPlanWithoutATimeline() {
        remote.answers(200, "{\"version\":1,\"state\":\"completed\",\"timeline\":null}");
        assertEquals(Answer.given(new Plan(1, "completed", Optional.empty())), hub.plan());
    }

    @Test
    void createsTheLogOfTheTask() {
        remote.answers(200, LOG);
        assertEquals(Answer.given(3), hub.createLog());

        RecordedRequest request = remote.nextRequest();
        assertEquals("POST " + PLAN_PATH + "/logs?api-version=6.0 HTTP/1.1", request.getRequestLine());
        assertEquals("application/json", request.getHeaders().get("Content-Type"));
        assertEquals("{\"path\":\"logs\\\\5e6d5dbf-ac69-5f56-8b85-8e9038703a8b\"}", body(request));
    }

    @Test
    void appendsBytesToTheLog() {
        remote.answers(200, LOG);
        assertEquals(Optional.empty(), hub.appendToLog(3, List.of("✔ build reason", "", "done")));

        RecordedRequest request = remote.nextRequest();
        assertEquals("POST " + PLAN_PATH + "/logs/3?api-version=6.0 HTTP/1.1", request.getRequestLine());
        assertEquals("application/octet-stream", request.getHeaders().get("Content-Type"));
        assertEquals("✔ build reason\n\ndone\n", body(request));
    }

    @Test
    void makesLinesHarmless() {
        remote.answers(200, LOG);
        hub.appendToLog(3, List.of("a\nb", "##vso[task.complete]", "##[error]x", "x".repeat(5000)));

        List<String> lines = body(remote.nextRequest()).lines().toList();
        assertEquals(List.of("a b", "# #vso[task.complete]", "# #[error]x"), lines.subList(0, 3));
        assertEquals(1024, lines.get(3).length());
        assertEquals(4, lines.size());
    }

    @Test
    void countsTheLinesBeyondTheBound() {
        remote.answers(200, LOG);
        hub.appendToLog(3, IntStream.range(0, 1234).mapToObj(i -> "line " + i).toList());

        List<String> lines = body(remote.nextRequest()).lines().toList();
        assertEquals(1001, lines.size());
        assertEquals("… and 234 more lines", lines.get(1000));
    }

    @Test
    void appendsNothingWithoutACall() {
        assertEquals(Optional.empty(), hub.appendToLog(3, List.of()));
        assertEquals(0, remote.requests());
    }

    @Test
    void attachesTheLogToTheRecord() {
        remote.answers(200, "{\"count\":1,\"value\":[{\"id\":\"5e6d5dbf-ac69-5f56-8b85-8e9038703a8b\"}]}");
        assertEquals(Optional.empty(), hub.updateRecord(PLAN, Optional.of(3), "waits for #12"));

        RecordedRequest request = remote.nextRequest();
        assertEquals(
                "PATCH " + PLAN_PATH
                        + "/timelines/787562d7-f1da-59cf-22c4-8a94fa784503/records?api-version=6.0 HTTP/1.1",
                request.getRequestLine());
        assertEquals(
                "{\"value\":[{\"id\":\"5e6d5dbf-ac69-5f56-8b85-8e9038703a8b\",\"log\":{\"id\":3,\"path\":"
                        + "\"logs\\\\5e6d5dbf-ac69-5f56-8b85-8e9038703a8b\"},\"currentOperation\":\"waits for #12\"}],"
                        + "\"count\":1}",
                body(request));
    }

    @Test
    void leavesTheRecordsLogAsItIs() {
        remote.answers(200, "{\"count\":1,\"value\":[]}");
        hub.updateRecord(PLAN, Optional.empty(), "##vso[x]\r\n" + "y".repeat(1000));

        String body = body(remote.nextRequest());
        assertTrue(
                body.startsWith("{\"value\":[{\"id\":\"5e6d5dbf-ac69-5f56-8b85-8e9038703a8b\","
                        + "\"currentOperation\":\"# #vso[x] yyy"),
                body);
        assertTrue(body.endsWith("y…\"}],\"count\":1}"), body);
        assertTrue(body.length() < 400, "not cut: " + body);
    }

    @ParameterizedTest
    @CsvSource({"SUCCEEDED,succeeded", "FAILED,failed"})
    void sendsTheDecision(Decision.Result result, String word) {
        remote.answers(new MockResponse.Builder().code(204));
        assertEquals(Optional.empty(), hub.complete(1, result));

        RecordedRequest request = remote.nextRequest();
        assertEquals("POST " + PLAN_PATH + "/events?api-version=2.0-preview.1 HTTP/1.1", request.getRequestLine());
        assertEquals(
                "{\"name\":\"TaskCompleted\",\"taskId\":\"5e6d5dbf-ac69-5f56-8b85-8e9038703a8b\","
                        + "\"jobId\":\"3a7e60dc-c5b0-5009-86eb-0f217c12e2ea\",\"result\":\"" + word + "\"}",
                body(request));
    }

    @ParameterizedTest
    @CsvSource({
        "GATES, 12, true",
        "GATES, 1, true",
        "GATES, 13, false",
        "CHECKS, 12, false",
        "BUILD, 1, false",
        "RELEASE, 1, false"
    })
    void namesTheJobByTheTaskInOldGates(Hub from, int planVersion, boolean old) {
        remote.answers(new MockResponse.Builder().code(204));
        hub(from).complete(planVersion, Decision.Result.SUCCEEDED);

        RecordedRequest request = remote.nextRequest();
        assertTrue(request.getTarget().contains("/hubs/" + from.hubName() + "/plans/"), request.getTarget());
        String ids = old
                ? "\"taskId\":\"00000000-0000-0000-0000-000000000000\",\"jobId\":\"5e6d5dbf-ac69-5f56-8b85-8e9038703a8b\""
                : "\"taskId\":\"5e6d5dbf-ac69-5f56-8b85-8e9038703a8b\",\"jobId\":\"3a7e60dc-c5b0-5009-86eb-0f217c12e2ea\"";
        assertTrue(body(request).contains(ids), body(request));
    }

    @Test
    void triesWhatOnlyInformsPeopleOnce() {
        remote.answers(new MockResponse.Builder().code(503));
        remote.answers(new MockResponse.Builder().code(503));
        remote.answers(new MockResponse.Builder().code(503));
        assertEquals(Fault.Kind.PASSING, hub.createLog().fold(id -> null, Fault::kind));
        assertEquals(
                Optional.of(Fault.Kind.PASSING),
                hub.appendToLog(1, List.of("x")).map(Fault::kind));
        assertEquals(
                Optional.of(Fault.Kind.PASSING),
                hub.updateRecord(PLAN, Optional.empty(), "x").map(Fault::kind));
        assertEquals(3, remote.requests());
    }

    @Test
    void sendsTheDecisionOncePerAttempt() {
        remote.answers(new MockResponse.Builder().code(503));
        assertEquals(
                Optional.of(Fault.Kind.PASSING),
                hub.complete(1, Decision.Result.FAILED).map(Fault::kind));
        assertEquals(1, remote.requests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"id\":\"x\"}", "{\"id\":0}", "{\"id\":1.5}", "[]", "null", "", "{\"id\":99999999999}"})
    void doesNotTakeSomethingElseForALog(String json) {
        remote.answers(200, json);
        Fault fault = hub.createLog().fold(id -> Fault.gone("a log " + id), f -> f);
        assertEquals(
                Fault.passing(
                        "Creating the check's log was answered with something else than a log. It is tried again."),
                fault);
    }

    private TaskHub hub(Hub from) {
        return new HttpTaskHubs(remote.calls()).open(remote.delivery(from, Map.of()), TOKEN);
    }

    private static String body(RecordedRequest request) {
        return request.getBody().utf8();
    }
}
