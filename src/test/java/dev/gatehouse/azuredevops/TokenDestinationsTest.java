package dev.gatehouse.azuredevops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.Variables;
import dev.gatehouse.outbound.Content;
import dev.gatehouse.outbound.HttpCall;
import dev.gatehouse.outbound.HttpCalls;
import dev.gatehouse.outbound.HttpReply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The job token goes to the host of {@code PlanUrl} and its documented sibling, whatever the answers say. */
final class TokenDestinationsTest {

    private static final JobToken TOKEN = new JobToken("a-job-token-of-this-test");
    private static final UUID ANY = new UUID(1, 2);

    /** Every member that an answer of Azure DevOps can have a link in, next to what is read of it. */
    private static final String LINKS = """
            "url": "https://evil.example/1", "location": "https://evil.example/2",
            "_links": {"self": {"href": "https://evil.example/3"}, "web": {"href": "https://evil.example/4"}},
            "logs": {"url": "https://evil.example/5"}, "remoteUrl": "https://evil.example/6\"""";

    private static final String ANSWER = """
            {"id": 7, "version": 13, "state": "inProgress", "status": "inProgress", "reason": "manual",
             "timeline": {"id": "00000000-0000-0001-0000-000000000002", "location": "https://evil.example/7"},
             "records": [], %s,
             "value": [{"id": 7, "name": "Active", "category": "InProgress", %s,
               "fields": {"System.WorkItemType": "Bug", "System.State": "Active"}}]}""".formatted(LINKS, LINKS);

    private final List<HttpCall> sent = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "https://dev.azure.com/fabrikam, dev.azure.com, dev.azure.com",
        "https://vsrm.dev.azure.com/fabrikam, vsrm.dev.azure.com, dev.azure.com",
        "https://fabrikam.visualstudio.com, fabrikam.visualstudio.com, fabrikam.visualstudio.com",
        "https://fabrikam.vsrm.visualstudio.com, fabrikam.vsrm.visualstudio.com, fabrikam.visualstudio.com",
        "https://tfs.contoso.com:8443/tfs/Default, tfs.contoso.com, tfs.contoso.com",
        // Only the two documented hosts have a sibling.
        "https://vsrm.contoso.com/fabrikam, vsrm.contoso.com, vsrm.contoso.com",
        "https://vsrm.dev.azure.com.contoso.com/a, vsrm.dev.azure.com.contoso.com, vsrm.dev.azure.com.contoso.com"
    })
    void areThePlansHostAndItsSibling(String planUrl, String ofTaskHub, String ofBuildsAndBoards) {
        assertEquals(List.of(ofTaskHub), hostsOf(() -> everyCallOfTheTaskHub(delivery(planUrl))));
        assertEquals(List.of(ofBuildsAndBoards), hostsOf(() -> everyCallOfBuildsAndBoards(delivery(planUrl))));
    }

    private List<String> hostsOf(Runnable calls) {
        sent.clear();
        calls.run();
        assertTrue(sent.size() >= 5, "calls were left out: " + sent);
        assertTrue(sent.stream().allMatch(call -> call.authorization().isPresent()), "without a token: " + sent);
        return sent.stream().map(call -> call.uri().getHost()).distinct().toList();
    }

    private void everyCallOfTheTaskHub(Delivery delivery) {
        TaskHub hub = new HttpTaskHubs(calls()).open(delivery, TOKEN);
        hub.plan();
        hub.createLog();
        hub.appendToLog(7, List.of("a line"));
        hub.updateRecord(ANY, Optional.of(7), "Waiting");
        hub.waits(ANY);
        hub.complete(13, Decision.Result.SUCCEEDED);
    }

    private void everyCallOfBuildsAndBoards(Delivery delivery) {
        AzureDevOps azureDevOps = new AzureDevOps(calls());
        Builds builds = azureDevOps.builds(delivery, TOKEN);
        builds.build(42);
        builds.timeline(42);
        builds.workItemsOfBuild(42);
        builds.workItemsOfCommit(42, "0a1b2c3d");
        Boards boards = azureDevOps.boards(delivery, TOKEN);
        boards.items(List.of(7));
        boards.stateCategories(Optional.empty(), "Bug");
        // Names come from answers too.
        boards.stateCategories(Optional.of("//evil.example/@evil.example"), "../../evil.example?#");
    }

    private HttpCalls calls() {
        return call -> {
            sent.add(call);
            return new HttpReply.Received(
                    200, Content.json(ANSWER.getBytes(UTF_8)), Optional.empty(), Optional.empty());
        };
    }

    private static Delivery delivery(String planUrl) {
        return new Delivery(
                URI.create(planUrl), ANY, Hub.RELEASE, ANY, ANY, Optional.of(ANY), ANY, new Variables(Map.of()));
    }
}
