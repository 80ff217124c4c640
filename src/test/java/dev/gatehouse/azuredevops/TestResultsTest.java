package dev.gatehouse.azuredevops;

import static dev.gatehouse.azuredevops.LoopbackAzureDevOps.TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.azuredevops.RunCoverage.Count;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Hub;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestResultsTest {

    private final LoopbackAzureDevOps remote = new LoopbackAzureDevOps();
    private final TestResults results =
            new AzureDevOps(remote.calls()).testResults(remote.delivery(Hub.CHECKS, Map.of()), TOKEN);

    @AfterEach
    void close() {
        remote.close();
    }

    @Test
    void readsTheCoverageOfAllFlavours() {
        remote.answers(200, """
                {"coverageData":[
                   {"coverageStats":[
                      {"label":"Lines","position":4,"total":3000,"covered":2142,"isDeltaAvailable":true,"delta":-0.4},
                      {"label":"Blocks","position":1,"total":10,"covered":0,"isDeltaAvailable":false,"delta":0.0}],
                    "buildPlatform":"Any CPU","buildFlavor":"Release"},
                   {"coverageStats":[{"label":"Lines","position":4,"total":0,"covered":0}],"buildFlavor":"Debug"}],
                 "build":{"id":"57","url":"vstfs:///Build/Build/57"},"deltaBuild":{"id":"56"},"status":"completed",
                 "coverageDetailedSummaryStatus":"codeCoverageSuccess"}""");
        assertEquals(
                Answer.given(new RunCoverage(
                        "completed",
                        "codeCoverageSuccess",
                        List.of(new Count("Lines", 2142, 3000), new Count("Blocks", 0, 10), new Count("Lines", 0, 0)))),
                results.coverage(57));
        assertEquals(
                "GET /fabrikam/aa3e5eef-0731-4b32-9a91-78fc6ce07f03/_apis/test/codecoverage?buildId=57"
                        + "&api-version=6.0-preview.1 HTTP/1.1",
                remote.nextRequest().getRequestLine());
    }

    @Test
    void readsASummaryWithoutAStatus() {
        remote.answers(
                200, "{\"coverageData\":[{\"coverageStats\":[{\"label\":\" Line\",\"total\":3,\"covered\":2}]}]}");
        assertEquals(Answer.given(new RunCoverage("", "", List.of(new Count("Line", 2, 3)))), results.coverage(57));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{\"coverageData\":[],\"build\":{\"id\":\"57\"},\"deltaBuild\":null,\"status\":null}",
                "{\"coverageData\":null}",
                "{\"coverageData\":[null]}",
                "{\"coverageData\":[{\"coverageStats\":[]}]}",
                "{\"coverageData\":[{\"coverageStats\":null}]}"
            })
    void findsNothingWhereNothingWasPublished(String json) {
        remote.answers(200, json);
        assertEquals(Answer.given(new RunCoverage("", "", List.of())), results.coverage(57));
    }

    @Test
    void findsNothingInAnAnswerWithoutContent() {
        remote.answers(new MockResponse.Builder().code(204));
        assertEquals(Answer.given(new RunCoverage("", "", List.of())), results.coverage(57));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"value\":[{\"configuration\":{\"id\":51},\"modules\":[]}],\"count\":1}",
                "{\"coverageData\":{}}",
                "{\"coverageData\":[{}]}",
                "{\"coverageData\":[],\"status\":1}",
                "{\"coverageData\":[],\"coverageDetailedSummaryStatus\":{}}",
                "{\"coverageData\":[{\"coverageStats\":[{\"label\":\"Lines\",\"total\":3,\"covered\":4}]}]}",
                "{\"coverageData\":[{\"coverageStats\":[{\"label\":\"Lines\",\"total\":3,\"covered\":-1}]}]}",
                "{\"coverageData\":[{\"coverageStats\":[{\"label\":\"Lines\",\"total\":\"3\",\"covered\":2}]}]}",
                "{\"coverageData\":[{\"coverageStats\":[{\"label\":\"Lines\",\"total\":3.5,\"covered\":2}]}]}",
                "{\"coverageData\":[{\"coverageStats\":[{\"label\":\"Lines\",\"total\":2147483648,\"covered\":2}]}]}",
                "{\"coverageData\":[{\"coverageStats\":[{\"label\":\"\",\"total\":3,\"covered\":2}]}]}",
                "{\"coverageData\":[{\"coverageStats\":[{\"total\":3,\"covered\":2}]}]}",
                "{\"coverageData\":[{\"coverageStats\":[null]}]}"
            })
    void doesNotTakeSomethingElseForASummary(String json) {
        remote.answers(200, json);
        assertEquals(
                Answer.failed(
                        Fault.passing("Reading the code coverage of the run 57 was answered with something else than a"
                                + " summary of code coverage. It is tried again.")),
                results.coverage(57));
    }
}
