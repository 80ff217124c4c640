package dev.gatehouse.azuredevops;

import static dev.gatehouse.azuredevops.LoopbackAzureDevOps.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Hub;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoardsTest {

    private static final String WIT = "/fabrikam/aa3e5eef-0731-4b32-9a91-78fc6ce07f03/_apis/wit/";

    private final LoopbackAzureDevOps remote = new LoopbackAzureDevOps();
    private final Boards boards = new AzureDevOps(remote.calls()).boards(remote.delivery(Hub.CHECKS, Map.of()), TOKEN);

    @AfterEach
    void close() {
        remote.close();
    }

    @Test
    void readsABatch() {
        remote.answers(200, """
                {"count":3,"value":[
                  {"id":297,"rev":1,"fields":{"System.State":"Active","System.WorkItemType":"User Story",
                   "System.Title":"Customer can sign in","System.TeamProject":"My Agile"},"url":"https://evil.example"},
                  null,
                  {"id":299,"rev":7,"fields":{"System.State":"Closed","System.WorkItemType":"Task"}}]}""");
        assertEquals(
                Answer.given(List.of(
                        new BoardItem(297, Optional.of("My Agile"), "User Story", "Customer can sign in", "Active"),
                        new BoardItem(299, Optional.empty(), "Task", "", "Closed"))),
                boards.items(List.of(297, 298, 299)));

        RecordedRequest request = remote.nextRequest();
        assertEquals("POST " + WIT + "workitemsbatch?api-version=6.0 HTTP/1.1", request.getRequestLine());
        assertEquals(
                "{\"ids\":[297,298,299],\"fields\":[\"System.State\",\"System.WorkItemType\",\"System.Title\","
                        + "\"System.TeamProject\"],\"errorPolicy\":\"Omit\"}",
                request.getBody().utf8());
    }

    @Test
    void makesTitlesHarmless() {
        remote.answers(
                200,
                "{\"value\":[{\"id\":1,\"fields\":{\"System.State\":\"Active\",\"System.WorkItemType\":\"Bug\","
                        + "\"System.Title\":\"a\\n##vso[x]" + "t".repeat(1000) + "\"}}]}");
        String title = boards.items(List.of(1)).fold(items -> items.get(0).title(), Fault::sentence);
        assertEquals("a # #vso[x]" + "t".repeat(244) + "…", title);
    }

    @Test
    void readsNoMoreThanABatchAtOnce() {
        assertThrows(IllegalArgumentException.class, () -> boards.items(Collections.nCopies(201, 1)));
        assertThrows(IllegalArgumentException.class, () -> boards.items(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":[{\"id\":1,\"fields\":{\"System.WorkItemType\":\"Task\"}}]}",
                "{\"value\":[{\"id\":1,\"fields\":{\"System.State\":\"Active\"}}]}",
                "{\"value\":[{\"id\":1}]}",
                "{\"value\":[{\"fields\":{\"System.State\":\"Active\",\"System.WorkItemType\":\"Task\"}}]}",
                "{}"
            })
    void doesNotTakeSomethingElseForWorkItems(String json) {
        remote.answers(200, json);
        assertEquals(
                Answer.<List<BoardItem>>failed(Fault.passing(
                        "Reading the work item 1 was answered with something else than a list of work items with"
                                + " their types and states. It is tried again.")),
                boards.items(List.of(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "User Story,User%20Story",
        "Bug,Bug",
        "Änderung,%C3%84nderung",
        "a?b&c#d,a%3Fb%26c%23d",
    })
    void readsTheStatesOfAType(String type, String encoded) {
        remote.answers(200, """
                {"count":2,"value":[{"name":"New","color":"b2b2b2","category":"Proposed"},
                 {"name":"Closed","color":"339933","category":"Completed"}]}""");
        assertEquals(
                Answer.given(Map.of("New", "Proposed", "Closed", "Completed")),
                boards.stateCategories(Optional.empty(), type));
        assertEquals(
                WIT + "workitemtypes/" + encoded + "/states?api-version=6.0",
                remote.nextRequest().getTarget());
    }

    @Test
    void readsTheStatesOfTheWorkItemsOwnProject() {
        remote.answers(200, "{\"value\":[]}");
        boards.stateCategories(Optional.of("My Agile"), "Bug");
        assertEquals(
                "/fabrikam/My%20Agile/_apis/wit/workitemtypes/Bug/states?api-version=6.0",
                remote.nextRequest().getTarget());
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/../b", "a\\b"})
    void doesNotLetANameLeadElsewhere(String name) {
        Answer<Map<String, String>> answer = boards.stateCategories(Optional.of(name), "Bug");
        assertEquals(Fault.Kind.MISTAKE, answer.fold(states -> null, Fault::kind));
        assertEquals(0, remote.requests());
    }
}
