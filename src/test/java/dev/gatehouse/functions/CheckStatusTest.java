package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.azure.functions.HttpResponseMessage;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.History;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.ledger.Told;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CheckStatusTest {

    private static final String ID = CheckId.of(Deliveries.usual()).value();
    private static final Instant LATER = TestApp.NOW.plusSeconds(60);

    private static final Phase EVALUATING = new Phase.Evaluating(LATER, Optional.empty(), 0, Optional.empty());

    private final TestApp app = new TestApp();

    @Test
    void asksToComeBackWhileTheCheckWaits() throws Exception {
        app.ledger.enter(check(new Phase.Evaluating(LATER, Optional.empty(), 0, Optional.empty())));
        HttpResponseMessage answer = get(ID);
        assertEquals(202, answer.getStatusCode());
        assertEquals("https://gatehouse.example/api/checks/" + ID, answer.getHeader("Location"));
        assertEquals("evaluating", json(answer).get("phase").asText());
        assertEquals(LATER.toString(), json(answer).get("nextEvaluation").asText());
    }

    @Test
    void asksToComeBackWhenTheNextEvaluationHasBeen() {
        assertEquals("1", retryAfter(TestApp.NOW.minusSeconds(5)), "it is overdue");
        assertEquals("8", retryAfter(TestApp.NOW.plusMillis(7_200)));
        assertEquals("30", retryAfter(TestApp.NOW.plusSeconds(3_600)), "somebody may wake it before");
    }

    private String retryAfter(Instant evaluateAt) {
        TestApp fresh = new TestApp();
        fresh.ledger.enter(check(new Phase.Evaluating(evaluateAt, Optional.empty(), 0, Optional.empty())));
        return new CheckStatus(fresh.gatehouse())
                .run(new TestRequest(Map.of(), ""), ID, new TestContext())
                .getHeader("Retry-After");
    }

    @Test
    void asksToComeBackWhileTheDecisionIsDelivered() throws Exception {
        app.ledger.enter(check(delivering(new Decision(Decision.Result.FAILED, "no"))));
        HttpResponseMessage answer = get(ID);
        assertEquals(202, answer.getStatusCode());
        assertEquals("failed", json(answer).get("decision").asText());
        assertEquals("30", answer.getHeader("Retry-After"));
    }

    @Test
    void showsWhatTheCheckIsOf() throws Exception {
        app.ledger.enter(check(EVALUATING, Optional.of(new PolicyVersion("production", "3fa2b4c8d901")), History.NONE));
        JsonNode status = json(get(ID));
        assertEquals("production", status.at("/policy/name").asText());
        assertEquals("3fa2b4c8d901", status.at("/policy/version").asText());
        assertEquals(Deliveries.PROJECT.toString(), status.get("project").asText());
        assertEquals(
                Deliveries.usual().variables().buildId().orElseThrow(),
                status.get("buildId").intValue());
    }

    @Test
    void showsWhatADryRunSentAndWhatItWouldHaveCome() throws Exception {
        app.ledger.enter(check(delivering(new Decision(Decision.Result.FAILED, "no", true))));
        JsonNode status = json(get(ID));
        assertEquals("succeeded", status.get("decision").asText());
        assertEquals("failed", status.get("verdict").asText());
        assertTrue(status.get("dryRun").booleanValue());
    }

    @Test
    void showsThatAWaitingCheckIsADryRunByItsDefinitionOrTheApp() throws Exception {
        app.ledger.enter(check(EVALUATING));
        assertFalse(json(get(ID)).get("dryRun").booleanValue());
        app.settings.put("GATEHOUSE_DRY_RUN", "true");
        assertTrue(json(get(ID)).get("dryRun").booleanValue());
        TestApp other = new TestApp();
        other.ledger.enter(withDefinition(
                check(EVALUATING), "{\"dryRun\": true, \"require\": {\"buildReason\": {\"in\": \"manual\"}}}"));
        assertTrue(json(new CheckStatus(other.gatehouse()).run(new TestRequest(Map.of(), ""), ID, new TestContext()))
                .get("dryRun")
                .booleanValue());
    }

    @Test
    void showsWhatWasFoundAndHowItWentToTellTheDecision() throws Exception {
        History history = History.NONE
                .evaluated(TestApp.NOW, "waiting", "not yet")
                .evaluated(LATER, "waiting", "not yet")
                .attempted(LATER, "Azure DevOps is busy.");
        app.ledger.enter(check(EVALUATING, Optional.empty(), history));
        JsonNode status = json(get(ID));
        assertEquals(
                "[{\"first\":\"" + TestApp.NOW + "\",\"last\":\"" + LATER
                        + "\",\"times\":2,\"verdict\":\"waiting\",\"reason\":\"not yet\"}]",
                status.get("history").toString());
        assertEquals(
                "[{\"at\":\"" + LATER + "\",\"outcome\":\"Azure DevOps is busy.\"}]",
                status.get("deliveries").toString());
    }

    @Test
    void showsWhatEachMetricMeasuredLast() throws Exception {
        app.ledger.enter(check(EVALUATING).withFindings("""
                {"condition":"all","verdict":"waiting","reason":"not yet","parts":[
                 {"condition":"buildReason","verdict":"met","reason":"manual","parts":[]},
                 {"condition":"not","verdict":"waiting","reason":"…","parts":[
                  {"condition":"metric error rate","verdict":"waiting","reason":"1 of 3 checkpoints passed","parts":[
                   {"condition":"12:00:00 UTC","verdict":"met","reason":"0.01","parts":[]}]}]}]}"""));
        assertEquals(
                "[{\"metric\":\"error rate\",\"last\":[{\"at\":\"12:00:00 UTC\",\"verdict\":\"met\",\"value\":\"0.01\"}]}]",
                json(get(ID)).get("measurements").toString());
    }

    @Test
    void leadsOnFromACheckThatWaitsWithoutTheKey() throws Exception {
        app.ledger.enter(check(EVALUATING));
        String self = "https://gatehouse.example/api/checks/" + ID;
        JsonNode links = json(get(ID)).get("links");
        assertEquals(self, links.get("self").asText());
        assertEquals(self + "/terminate", links.get("terminate").asText());
        assertFalse(get(ID).getBody().toString().contains("the-function-key"));
    }

    @Test
    void leadsToTheEventsThatAreStillWaitedFor() throws Exception {
        app.ledger.enter(withDefinition(check(EVALUATING), """
                        {"require": {"all": [{"externalEvent": {"name": "approved"}}, {"externalEvent": {"name": "Deployed"}},
                         {"externalEvent": {"name": "tested"}}]}}""").withFindings("""
                        {"condition":"all","verdict":"waiting","reason":"not yet","parts":[
                         {"condition":"externalEvent approved","verdict":"met","reason":"approved","parts":[]},
                         {"condition":"externalEvent Deployed","verdict":"waiting","reason":"not yet","parts":[]}]}"""));
        String events = "https://gatehouse.example/api/checks/" + ID + "/events/";
        assertEquals(
                "[\"" + events + "Deployed\",\"" + events + "tested\"]",
                json(get(ID)).at("/links/events").toString());
    }

    @Test
    void leadsToNoTerminationOfWhatIsDecided() throws Exception {
        app.ledger.enter(check(delivering(new Decision(Decision.Result.FAILED, "no"))));
        assertEquals(1, json(get(ID)).get("links").size());
    }

    @Test
    void showsTheConditionsAsTheyWereFound() throws Exception {
        app.ledger.enter(check(new Phase.Evaluating(LATER, Optional.empty(), 0, Optional.empty())));
        assertEquals("waiting", json(get(ID)).at("/condition/verdict").asText());
    }

    @Test
    void showsTheEnd() throws Exception {
        Phase.Ended ended = new Phase.Ended(
                Optional.empty(), Optional.empty(), Phase.End.RUN_OVER, "The run was cancelled.", LATER);
        app.ledger.enter(check(ended));
        HttpResponseMessage answer = get(ID);
        assertEquals(200, answer.getStatusCode());
        assertEquals("run_over", json(answer).get("end").asText());
        assertEquals("The run was cancelled.", json(answer).get("endReason").asText());
    }

    @Test
    void showsNothingOfTheToken() {
        app.ledger.enter(check(EVALUATING).withNotes(Optional.of("test.sealed notes")));
        String body = get(ID).getBody().toString();
        assertFalse(body.contains("sealed"), body);
        assertFalse(body.toLowerCase(Locale.ROOT).contains("token"), body);
    }

    @Test
    void knowsNoOtherChecks() throws Exception {
        for (String id : new String[] {ID, "production", "../secrets"}) {
            HttpResponseMessage answer = get(id);
            assertEquals(404, answer.getStatusCode(), id);
            assertEquals("application/problem+json", answer.getHeader("Content-Type"));
            assertFalse(json(answer).get("detail").asText().contains(id), id);
        }
    }

    @Test
    void tellsAnIdThatCannotBeFromOneThatIsNotThereInNoWay() {
        HttpResponseMessage unknown = get(ID);
        for (String id : new String[] {"production", ID.toUpperCase(Locale.ROOT), ID + "0", "", "../secrets"}) {
            HttpResponseMessage malformed = get(id);
            assertEquals(unknown.getStatusCode(), malformed.getStatusCode(), id);
            assertEquals(unknown.getBody(), malformed.getBody(), id);
            assertEquals(unknown.getHeader("Content-Type"), malformed.getHeader("Content-Type"), id);
        }
    }

    @Test
    void saysThatTheLedgerIsAway() throws Exception {
        HttpResponseMessage answer = new CheckStatus(
                        app.ledgerFails(Fault.passing("The ledger is away.")).gatehouse())
                .run(new TestRequest(Map.of(), ""), ID, new TestContext());
        assertEquals(503, answer.getStatusCode());
        assertTrue(json(answer).get("detail").asText().contains("The ledger is away."));
    }

    @Test
    void saysThatTheStorageIsMisconfigured() {
        HttpResponseMessage answer = new CheckStatus(app.ledgerFails(Fault.mistake("AzureWebJobsStorage is missing."))
                        .gatehouse())
                .run(new TestRequest(Map.of(), ""), ID, new TestContext());
        assertEquals(500, answer.getStatusCode());
    }

    private HttpResponseMessage get(String id) {
        return new CheckStatus(app.gatehouse()).run(new TestRequest(Map.of(), ""), id, new TestContext());
    }

    private static Phase delivering(Decision decision) {
        return new Phase.Delivering(decision, TestApp.NOW, 1, Optional.empty());
    }

    private static CheckRecord check(Phase phase) {
        return check(phase, Optional.empty(), History.NONE);
    }

    private static CheckRecord withDefinition(CheckRecord check, String definition) {
        return check(check.phase(), definition, Optional.empty(), History.NONE);
    }

    private static CheckRecord check(Phase phase, Optional<PolicyVersion> policy, History history) {
        return check(phase, "{}", policy, history);
    }

    private static CheckRecord check(Phase phase, String definition, Optional<PolicyVersion> policy, History history) {
        return new CheckRecord(
                CheckId.of(Deliveries.usual()),
                1,
                "delivery-1",
                Deliveries.usual(),
                definition,
                policy,
                Optional.of("test.sealed"),
                Optional.empty(),
                TestApp.NOW,
                LATER,
                0,
                1,
                LATER,
                0,
                phase,
                Optional.of("{\"condition\":\"all\",\"verdict\":\"waiting\",\"reason\":\"not yet\",\"parts\":[]}"),
                Optional.empty(),
                new Told(Optional.empty(), Optional.empty(), Optional.empty(), false, false, false, false),
                history,
                Set.of());
    }

    private static JsonNode json(HttpResponseMessage answer) throws Exception {
        return new JsonMapper().readTree(answer.getBody().toString());
    }
}
