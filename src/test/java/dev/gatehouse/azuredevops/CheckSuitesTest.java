package dev.gatehouse.azuredevops;

import static dev.gatehouse.azuredevops.LoopbackAzureDevOps.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Hub;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckSuitesTest {

    private static final UUID SUITE = UUID.fromString("64dc0df7-f224-4b3b-a251-f67cbe9cf7a3");
    private static final UUID TASK_CHECK = UUID.fromString("fe1de3ee-a436-41b4-bb20-f6eb4cb879a7");

    private final LoopbackAzureDevOps remote = new LoopbackAzureDevOps();
    private final CheckSuites suites =
            new AzureDevOps(remote.calls()).checkSuites(remote.delivery(Hub.CHECKS, Map.of()), TOKEN);

    @AfterEach
    void close() {
        remote.close();
    }

    @Test
    void readsTheChecksOfAStage() {
        remote.answers(200, """
                {"status":"running","message":"","checkRuns":[
                   {"id":"c579b5e1-9722-42e1-981e-63e004e6cb69","createdDate":"2020-11-19T12:59:09.6567354Z",
                    "checkConfigurationRef":{"id":15,"type":{"id":"e1a1fc6c-c278-4492-ae1c-c42f8697612c","name":"Authorization"},
                      "url":"https://evil.example","resource":{"type":"queue","id":"1"}},
                    "status":"canceled","resultMessage":"Check aborted."},
                   {"id":"d8fdaa5b-57e2-47ea-8a45-946f0b7b3f0a",
                    "checkConfigurationRef":{"id":1,"type":{"id":"FE1DE3EE-A436-41B4-BB20-F6EB4CB879A7","name":"Task Check"}},
                    "status":"running","evaluationOrder":"main"},
                   {"status":"none","resultMessage":null,"checkConfigurationRef":null}],
                 "id":"64DC0DF7-F224-4B3B-A251-F67CBE9CF7A3","context":{"PlanId":1}}""");
        assertEquals(
                Answer.given(List.of(
                        new CheckRun(
                                "canceled",
                                "Check aborted.",
                                Optional.of(UUID.fromString("e1a1fc6c-c278-4492-ae1c-c42f8697612c")),
                                "Authorization",
                                Optional.of(15),
                                Optional.empty()),
                        new CheckRun(
                                "running",
                                "",
                                Optional.of(TASK_CHECK),
                                "Task Check",
                                Optional.of(1),
                                Optional.of("main")),
                        new CheckRun("none", "", Optional.empty(), "", Optional.empty(), Optional.empty()))),
                suites.checks(SUITE));
        assertEquals(
                "GET /fabrikam/aa3e5eef-0731-4b32-9a91-78fc6ce07f03/_apis/pipelines/checks/runs/" + SUITE
                        + "?api-version=7.1-preview.1 HTTP/1.1",
                remote.nextRequest().getRequestLine());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"id\":\"64dc0df7-f224-4b3b-a251-f67cbe9cf7a3\"}",
                "{\"id\":\"64dc0df7-f224-4b3b-a251-f67cbe9cf7a3\",\"checkRuns\":null}",
                "{\"id\":\"64dc0df7-f224-4b3b-a251-f67cbe9cf7a3\",\"checkRuns\":[{}]}",
                "{\"id\":\"64dc0df7-f224-4b3b-a251-f67cbe9cf7a3\",\"checkRuns\":[null]}",
                "{\"id\":\"64dc0df7-f224-4b3b-a251-f67cbe9cf7a3\",\"checkRuns\":[{\"status\":2}]}",
                "{\"id\":\"74dc0df7-f224-4b3b-a251-f67cbe9cf7a3\",\"checkRuns\":[]}",
                "{\"checkRuns\":[]}"
            })
    void doesNotTakeSomethingElseForTheChecks(String json) {
        remote.answers(200, json);
        assertEquals(
                Answer.failed(Fault.passing("Reading the checks of the stage " + SUITE
                        + " was answered with something else than the checks of that stage. It is tried again.")),
                suites.checks(SUITE));
    }
}
