package dev.gatehouse.azuredevops;

import static dev.gatehouse.azuredevops.LoopbackAzureDevOps.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Hub;
import dev.gatehouse.outbound.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildsTest {

    private static final String BUILDS = "/fabrikam/aa3e5eef-0731-4b32-9a91-78fc6ce07f03/_apis/build/builds/";

    private final LoopbackAzureDevOps remote = new LoopbackAzureDevOps();
    private final Builds builds = new AzureDevOps(remote.calls()).builds(remote.delivery(Hub.CHECKS, Map.of()), TOKEN);

    @AfterEach
    void close() {
        remote.close();
    }

    @Test
    void readsABuild() {
        String json = """
                {"id":57,"buildNumber":"20260102.1","status":"inProgress","reason":"manual","sourceBranch":"refs/heads/main",
                 "sourceVersion":"0a1b2c3d","definition":{"id":3},"requestedFor":{"displayName":"Jamal"},"_links":{}}""";
        remote.answers(200, json);
        assertEquals(Answer.given(new BuildRun(57, "inProgress", "manual", "0a1b2c3d", json(json))), builds.build(57));
        assertEquals(
                "GET " + BUILDS + "57?api-version=6.0 HTTP/1.1",
                remote.nextRequest().getRequestLine());
    }

    @Test
    void readsABuildWithoutASourceVersion() {
        String json = "{\"id\":57,\"status\":\"notStarted\",\"reason\":\"schedule\",\"sourceVersion\":null}";
        remote.answers(200, json);
        assertEquals(Answer.given(new BuildRun(57, "notStarted", "schedule", "", json(json))), builds.build(57));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":57,\"reason\":\"manual\"}",
                "{\"id\":57,\"status\":null,\"reason\":\"manual\"}",
                "{\"status\":\"inProgress\",\"reason\":\"manual\"}",
                "{\"id\":57,\"status\":\"inProgress\"}",
                "null"
            })
    void doesNotTakeSomethingElseForABuild(String json) {
        remote.answers(200, json);
        assertPasses("Reading the run 57 was answered with something else than a build.", builds.build(57));
    }

    @Test
    void readsATimeline() {
        remote.answers(200, """
                {"records":[
                  {"previousAttempts":[],"id":"5e6d5dbf-ac69-5f56-8b85-8e9038703a8b",
                   "parentId":"096E11E7-C8BB-5A90-1A73-4E639C9EA0F9","type":"Task","name":"Run tests","state":"completed",
                   "result":"succeededWithIssues","order":1,
                   "task":{"id":"d9bafed4-0b18-4f58-968d-86655b4d2ce9","name":"CmdLine","version":"2.201.1"}},
                  {"id":"096e11e7-c8bb-5a90-1a73-4e639c9ea0f9","parentId":null,"type":"Checkpoint","name":null,
                   "state":"inProgress","result":null,"task":null},
                  {"id":"196e11e7-c8bb-5a90-1a73-4e639c9ea0f9","type":"Stage","name":"Deploy","state":null,"identifier":"deploy_it"}
                ],"lastChangedBy":"x","id":"3b28e73f-dae5-5cad-44e9-12aea1741dbc","changeId":3,"url":"https://evil.example"}""");
        RunRecord task = new RunRecord(
                UUID.fromString("5e6d5dbf-ac69-5f56-8b85-8e9038703a8b"),
                Optional.of(UUID.fromString("096e11e7-c8bb-5a90-1a73-4e639c9ea0f9")),
                "Task",
                "Run tests",
                "completed",
                Optional.of("succeededWithIssues"),
                Optional.of(UUID.fromString("d9bafed4-0b18-4f58-968d-86655b4d2ce9")),
                Optional.of("CmdLine"),
                Optional.empty());
        RunRecord checkpoint = record("096e11e7-c8bb-5a90-1a73-4e639c9ea0f9", "Checkpoint", "", "inProgress");
        RunRecord stage = record("196e11e7-c8bb-5a90-1a73-4e639c9ea0f9", "Stage", "Deploy", "pending");
        assertEquals(Answer.given(List.of(task, checkpoint, stage)), builds.timeline(57));
        assertEquals(
                "GET " + BUILDS + "57/timeline?api-version=6.0 HTTP/1.1",
                remote.nextRequest().getRequestLine());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{\"records\":null}", "{\"records\":[]}"})
    void findsNothingInTheTimelineOfARunThatHasNotStarted(String json) {
        remote.answers(200, json);
        assertEquals(Answer.given(List.of()), builds.timeline(57));
    }

    @Test
    void findsNothingInATimelineWithoutContent() {
        remote.answers(new MockResponse.Builder().code(204));
        assertEquals(Answer.given(List.of()), builds.timeline(57));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"records\":{}}",
                "{\"records\":[{\"id\":\"1-1-1-1-1\",\"type\":\"Task\"}]}",
                "{\"records\":[{\"id\":\"5e6d5dbf-ac69-5f56-8b85-8e9038703a8b\"}]}",
                "{\"records\":[null]}"
            })
    void doesNotTakeSomethingElseForATimeline(String json) {
        remote.answers(200, json);
        assertPasses(
                "Reading the timeline of the run 57 was answered with something else than a timeline.",
                builds.timeline(57));
    }

    @Test
    void readsTheWorkItemsOfABuild() {
        remote.answers(200, "{\"count\":2,\"value\":[{\"id\":\"12\",\"url\":\"https://evil.example/12\"},{\"id\":7}]}");
        assertEquals(Answer.given(Set.of(12, 7)), builds.workItemsOfBuild(57));
        assertEquals(
                "GET " + BUILDS + "57/workitems?$top=1000&api-version=6.0 HTTP/1.1",
                remote.nextRequest().getRequestLine());
    }

    @Test
    void readsTheWorkItemsOfACommit() {
        remote.answers(200, "{\"count\":1,\"value\":[{\"id\":\"12\"}]}");
        assertEquals(Answer.given(Set.of(12)), builds.workItemsOfCommit(57, "0a1b\"2c"));
        RecordedRequest request = remote.nextRequest();
        assertEquals("POST " + BUILDS + "57/workitems?$top=1000&api-version=6.0 HTTP/1.1", request.getRequestLine());
        assertEquals("[\"0a1b\\\"2c\"]", request.getBody().utf8());
    }

    @Test
    void repeatsTheQueryThatAGatewayLost() {
        remote.answers(new MockResponse.Builder().code(502));
        remote.answers(200, "{\"count\":0,\"value\":[]}");
        assertEquals(Answer.given(Set.of()), builds.workItemsOfCommit(57, "0a1b"));
    }

    @Test
    void doesNotTakeTheBeginningOfAListForTheList() {
        String ids = IntStream.rangeClosed(1, 1000)
                .mapToObj(id -> "{\"id\":\"" + id + "\"}")
                .collect(Collectors.joining(","));
        remote.answers(200, "{\"count\":1000,\"value\":[" + ids + "]}");
        Fault fault = fault(builds.workItemsOfBuild(57));
        assertEquals(Fault.Kind.MISTAKE, fault.kind());
        assertTrue(fault.sentence().startsWith("The run has 1000 or more linked work items"), fault.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"value\":[{\"id\":\"x\"}]}", "{\"value\":[{}]}", "{\"value\":null}", "{}", "[]"})
    void doesNotTakeSomethingElseForAListOfWorkItems(String json) {
        remote.answers(200, json);
        assertPasses(
                "Reading the work items linked to the run 57 was answered with something else than a list of work items.",
                builds.workItemsOfBuild(57));
    }

    private static JsonNode json(String text) {
        return Json.parse(Content.json(text.getBytes(StandardCharsets.UTF_8))).orElseThrow();
    }

    private static RunRecord record(String id, String type, String name, String state) {
        return new RunRecord(
                UUID.fromString(id),
                Optional.empty(),
                type,
                name,
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                type.equals("Stage") ? Optional.of("deploy_it") : Optional.empty());
    }

    private static void assertPasses(String sentence, Answer<?> answer) {
        assertEquals(Fault.passing(sentence + " It is tried again."), fault(answer));
    }

    private static Fault fault(Answer<?> answer) {
        return answer.fold(value -> Fault.gone("there was " + value), fault -> fault);
    }
}
