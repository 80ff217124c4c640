package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.functions.HttpResponseMessage;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PurgeCheckTest {

    private final TestApp app = new TestApp();

    @Test
    void forgetsACheckThatHasEndedLongAgo() {
        app.ledger.enter(SampleChecks.in(SampleChecks.endedAt(TestApp.NOW.minus(Duration.ofHours(2)))));
        app.ledger.putAside(TestApp.NOW, 1);

        HttpResponseMessage answer = purge(SampleChecks.ID.value());

        assertEquals(204, answer.getStatusCode());
        assertEquals("", answer.getBody());
        assertEquals(Answer.given(Optional.empty()), app.ledger.find(SampleChecks.ID));
        assertEquals(404, purge(SampleChecks.ID.value()).getStatusCode());
    }

    @Test
    void leavesACheckThatWaits() {
        app.ledger.enter(SampleChecks.in(SampleChecks.EVALUATING));

        HttpResponseMessage answer = purge(SampleChecks.ID.value());

        assertEquals(409, answer.getStatusCode());
        assertEquals("application/problem+json", answer.getHeader("Content-Type"));
        assertTrue(answer.getBody().toString().contains("Terminate it first"));
    }

    @Test
    void asksToComeBackForACheckThatHasJustEnded() {
        app.ledger.enter(SampleChecks.in(SampleChecks.endedAt(TestApp.NOW.minus(Duration.ofMinutes(50)))));

        HttpResponseMessage answer = purge(SampleChecks.ID.value());

        assertEquals(409, answer.getStatusCode());
        assertEquals("601", answer.getHeader("Retry-After"));
    }

    @Test
    void knowsNoOtherChecks() {
        assertEquals(404, purge(SampleChecks.ID.value()).getStatusCode());
        assertEquals(404, purge("production").getStatusCode());
    }

    @Test
    void saysThatTheLedgerIsAway() {
        app.ledgerFails(Fault.passing("The ledger is away."));

        assertEquals(503, purge(SampleChecks.ID.value()).getStatusCode());
    }

    private HttpResponseMessage purge(String id) {
        return new PurgeCheck(app.gatehouse()).run(new TestRequest(Map.of(), ""), id, new TestContext());
    }
}
