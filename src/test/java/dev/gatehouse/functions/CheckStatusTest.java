package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.azure.functions.HttpResponseMessage;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Fault;
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

    private final TestApp app = new TestApp();

    @Test
    void asksToComeBackWhileTheCheckWaits() throws Exception {
        app.ledger.enter(check(new Phase.Evaluating(LATER, Optional.empty(), 0, Optional.empty())));
        HttpResponseMessage answer = get(ID);
        assertEquals(202, answer.getStatusCode());
        assertEquals("https://gatehouse.example/api/checks/" + ID, answer.getHeader("Location"));
        assertEquals("10", answer.getHeader("Retry-After"));
        assertEquals("evaluating", json(answer).get("phase").asText());
        assertEquals(LATER.toString(), json(answer).get("nextEvaluation").asText());
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
        app.ledger.enter(check(new Phase.Evaluating(LATER, Optional.empty(), 0, Optional.empty())));
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

    private static CheckRecord check(Phase phase) {
        return new CheckRecord(
                CheckId.of(Deliveries.usual()),
                1,
                "delivery-1",
                Deliveries.usual(),
                "{}",
                Optional.empty(),
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
                History.NONE,
                Set.of());
    }

    private static JsonNode json(HttpResponseMessage answer) throws Exception {
        return new JsonMapper().readTree(answer.getBody().toString());
    }
}
