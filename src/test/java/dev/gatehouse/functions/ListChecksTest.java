package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.azure.functions.HttpResponseMessage;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ListChecksTest {

    private static final String CHECKS = "https://gatehouse.example/api/checks";

    private final TestApp app = new TestApp();
    private int checks;

    @Test
    void showsTheChecksThatWaitWithTheNewestFirst() throws Exception {
        CheckRecord older = enter(SampleChecks.EVALUATING, Optional.empty());
        CheckRecord newer = enter(SampleChecks.EVALUATING, Optional.of(new PolicyVersion("production", "3fa2")));
        enter(SampleChecks.endedAt(TestApp.NOW), Optional.empty());

        HttpResponseMessage answer = list("");

        assertEquals(200, answer.getStatusCode());
        JsonNode found = json(answer).get("checks");
        assertEquals(List.of(newer.id().value(), older.id().value()), ids(found));
        JsonNode first = found.get(0);
        assertEquals("production", first.at("/policy/name").asText());
        assertEquals("evaluating", first.get("phase").asText());
        assertEquals(
                TestApp.NOW.plusSeconds(60).toString(),
                first.get("nextEvaluation").asText());
        assertEquals(
                newer.delivery().projectId().toString(), first.get("project").asText());
        assertEquals(CHECKS + "/" + newer.id(), first.get("statusUri").asText());
        assertFalse(json(answer).has("next"));
    }

    @Test
    void showsWhatIsBeingDelivered() throws Exception {
        enter(
                new Phase.Delivering(
                        new Decision(Decision.Result.FAILED, "no", true), TestApp.NOW, 2, Optional.empty()),
                Optional.empty());
        JsonNode check = json(list("")).at("/checks/0");
        assertEquals("succeeded", check.get("decision").asText());
        assertEquals("failed", check.get("verdict").asText());
        assertEquals(2, check.get("attempts").intValue());
    }

    @Test
    void leadsFromPageToPageWithTheFilterAndWithoutTheKey() throws Exception {
        for (int i = 0; i < 5; i++) {
            enter(SampleChecks.EVALUATING, Optional.of(new PolicyVersion("production", "3fa2")));
            enter(SampleChecks.EVALUATING, Optional.empty());
        }

        List<String> found = new ArrayList<>();
        Optional<String> next = Optional.of(CHECKS + "?code=the-function-key&policy=production&phase=evaluating&top=2");
        int pages = 0;
        while (next.isPresent()) {
            JsonNode page = json(get(next.get()));
            found.addAll(ids(page.get("checks")));
            next = Optional.ofNullable(page.get("next")).map(JsonNode::asText);
            assertFalse(next.orElse("").contains("the-function-key"), next::toString);
            pages++;
        }

        assertEquals(3, pages);
        assertEquals(5, new HashSet<>(found).size());
        assertEquals(5, found.size());
    }

    @Test
    void goesOnWithoutAGapWhereChecksComeAndGoBetweenPages() throws Exception {
        List<CheckRecord> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(enter(SampleChecks.EVALUATING, Optional.empty()));
        }
        JsonNode first = json(list("top=2"));
        enter(SampleChecks.EVALUATING, Optional.empty());
        app.ledger
                .find(all.get(2).id())
                .then(row -> app.ledger.replace(
                        row.orElseThrow().record().in(SampleChecks.endedAt(TestApp.NOW), TestApp.NOW),
                        row.orElseThrow().version()));

        JsonNode second = json(get(first.get("next").asText()));

        assertEquals(List.of(all.get(1).id().value(), all.get(0).id().value()), ids(second.get("checks")));
    }

    @Test
    void showsFiftyUnlessAskedForMore() throws Exception {
        for (int i = 0; i < 60; i++) {
            enter(SampleChecks.EVALUATING, Optional.empty());
        }
        assertEquals(50, json(list("")).get("checks").size());
        assertEquals(60, json(list("top=200")).get("checks").size());
    }

    @Test
    void takesFiltersInAnyCase() throws Exception {
        CheckRecord one = enter(SampleChecks.EVALUATING, Optional.of(new PolicyVersion("production", "3fa2")));
        String project = one.delivery().projectId().toString().toUpperCase(Locale.ROOT);
        assertEquals(
                1,
                json(list("policy=Production&phase=Evaluating&project=" + project))
                        .get("checks")
                        .size());
        assertEquals(0, json(list("phase=delivering")).get("checks").size());
        assertEquals(0, json(list("project=" + new UUID(0, 0))).get("checks").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            top=0           | top          | write a whole number from 1 to 200
            top=201         | top          | write a whole number from 1 to 200
            top=ten         | top          | write a whole number from 1 to 200
            phase=ended     | phase        | write evaluating or delivering
            project=Shop    | project      | write the id of a project, a GUID
            policy=a/b      | policy       | write the name of a policy
            continuation=OTk5OTk5OTk5OTk5OTk5IDJmOGE1YzEwOWU0NDRiOGU4ZDNjMGY1YjFmN2YxYTAxLTAxMjM0NTY3ODlhYmNkZWYwMTIz | continuation | take the address that "next" of the page before has
            continuation=x  | continuation | take the address that "next" of the page before has
            projekt=1       | projekt      | there are policy, project, phase, top, continuation
            """)
    void saysWhatIsWrongWithAQuery(String query, String parameter, String advice) throws Exception {
        HttpResponseMessage answer = list(query);
        assertEquals(400, answer.getStatusCode());
        JsonNode problem = json(answer).at("/problems/0");
        assertEquals("parameter " + parameter, problem.get("url").asText());
        assertTrue(problem.get("detail").asText().startsWith(advice), problem::toString);
    }

    @Test
    void saysEverythingThatIsWrong() throws Exception {
        assertEquals(3, json(list("top=0&phase=x&project=y")).get("problems").size());
    }

    @Test
    void saysThatTheLedgerIsAway() {
        app.ledgerFails(Fault.passing("The ledger is away."));
        assertEquals(503, list("").getStatusCode());
    }

    private HttpResponseMessage list(String query) {
        return get(CHECKS + "?code=the-function-key&" + query);
    }

    private HttpResponseMessage get(String address) {
        return new ListChecks(app.gatehouse()).run(new TestRequest(Map.of(), "").to(address), new TestContext());
    }

    private CheckRecord enter(Phase phase, Optional<PolicyVersion> policy) {
        Delivery usual = Deliveries.usual();
        Delivery delivery = new Delivery(
                usual.planUrl(),
                usual.projectId(),
                usual.hub(),
                usual.planId(),
                usual.jobId(),
                usual.timelineId(),
                new UUID(7, checks),
                usual.variables());
        CheckRecord record = SampleChecks.of(delivery, phase, TestApp.NOW.plusSeconds(checks++), policy);
        app.ledger.enter(record);
        return record;
    }

    private static List<String> ids(JsonNode checks) {
        return checks.findValuesAsText("id");
    }

    private static JsonNode json(HttpResponseMessage answer) throws Exception {
        return new JsonMapper().readTree(answer.getBody().toString());
    }
}
