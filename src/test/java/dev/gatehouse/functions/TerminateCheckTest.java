package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.azure.functions.HttpResponseMessage;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.Phase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TerminateCheckTest {

    private static final String ID = SampleChecks.ID.value();
    private static final String CHECKS = "https://gatehouse.example/api/checks/";

    private final TestApp app = new TestApp();
    private final TestContext context = new TestContext();

    @Test
    void decidesAndHasTheDecisionDeliveredAtOnce() throws Exception {
        app.ledger.enter(SampleChecks.in(SampleChecks.EVALUATING));

        HttpResponseMessage answer = terminate("Called off");

        assertEquals(202, answer.getStatusCode());
        assertEquals(CHECKS + ID, answer.getHeader("Location"));
        assertEquals(
                "{\"id\":\"" + ID + "\",\"status\":\"terminated\",\"statusUri\":\"" + CHECKS + ID + "\"}",
                answer.getBody());
        assertEquals(List.of(new CheckMessage.Continue(SampleChecks.ID, 1)), app.sent);
        assertEquals(
                "failed: terminated by an operator: Called off",
                SampleChecks.decision(app.ledger)
                        .map(one -> one.result().word() + ": " + one.reason())
                        .orElse("none"));
    }

    @Test
    void writesTheDecisionIntoTheLogWithTheChecksId() {
        app.ledger.enter(SampleChecks.in(SampleChecks.EVALUATING));

        terminate("Called off");

        assertTrue(
                context.lines()
                        .contains("INFO Check " + ID + ": decision: failed, terminated by an operator: Called off"),
                context.lines()::toString);
    }

    @Test
    void wantsAReason() throws Exception {
        app.ledger.enter(SampleChecks.in(SampleChecks.EVALUATING));

        for (String reason : List.of("", "  ", "\u200b\n")) {
            HttpResponseMessage answer = terminate(reason);
            assertEquals(400, answer.getStatusCode(), reason);
            assertEquals("parameter reason", json(answer).at("/problems/0/url").asText());
        }
        assertEquals(List.of(), app.sent);
    }

    @Test
    void cutsAReasonThatIsTooLong() {
        app.ledger.enter(SampleChecks.in(SampleChecks.EVALUATING));

        terminate("x".repeat(600));

        String reason = SampleChecks.decision(app.ledger).orElseThrow().reason();
        assertEquals("terminated by an operator: ".length() + 500, reason.length());
    }

    @Test
    void leavesWhatIsDecidedAndSaysWhatThatIs() throws Exception {
        app.ledger.enter(SampleChecks.in(new Phase.Delivering(
                new Decision(Decision.Result.SUCCEEDED, "all hold"), TestApp.NOW, 0, Optional.empty())));

        HttpResponseMessage answer = terminate("Called off");

        assertEquals(409, answer.getStatusCode());
        assertEquals(
                "It is decided: succeeded, all hold", json(answer).get("detail").asText());
        assertEquals(List.of(), app.sent);
    }

    @Test
    void leavesWhatHasEnded() throws Exception {
        app.ledger.enter(SampleChecks.in(SampleChecks.endedAt(TestApp.NOW)));

        HttpResponseMessage answer = terminate("Called off");

        assertEquals(409, answer.getStatusCode());
        assertTrue(json(answer).get("detail").asText().contains("The run was cancelled."));
    }

    @Test
    void knowsNoOtherChecks() {
        assertEquals(404, terminate("Called off").getStatusCode());
        assertEquals(404, terminate("production", "Called off").getStatusCode());
    }

    @Test
    void saysThatTheLedgerIsAway() {
        app.ledgerFails(Fault.passing("The ledger is away."));

        assertEquals(503, terminate("Called off").getStatusCode());
    }

    private HttpResponseMessage terminate(String reason) {
        return terminate(ID, reason);
    }

    private HttpResponseMessage terminate(String id, String reason) {
        String address = CHECKS + id + "/terminate?code=the-function-key&reason="
                + URLEncoder.encode(reason, StandardCharsets.UTF_8).replace("+", "%20");
        return new TerminateCheck(app.gatehouse()).run(new TestRequest(Map.of(), "").to(address), id, context);
    }

    private static JsonNode json(HttpResponseMessage answer) throws Exception {
        return new JsonMapper().readTree(answer.getBody().toString());
    }
}
