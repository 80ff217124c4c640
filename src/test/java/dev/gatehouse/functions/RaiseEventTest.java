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
import dev.gatehouse.check.Limits;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.History;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.ledger.Told;
import dev.gatehouse.webhook.SigningKey;
import dev.gatehouse.webhook.SigningKey.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RaiseEventTest {

    private static final String ID = CheckId.of(Deliveries.usual()).value();
    private static final Instant LATER = TestApp.NOW.plusSeconds(3600);
    private static final String BODY = "{\"decision\": \"ja \u2014 \u00e4\", \"by\": \"Raisa\"}";

    private final TestApp app = new TestApp();

    RaiseEventTest() {
        app.settings.put("GATEHOUSE_CONNECTIONS__GITHUB__SECRET", "made-up-secret");
        app.settings.put("GATEHOUSE_CONNECTIONS__PORT__SECRET", "made-up-secret");
        app.settings.put("GATEHOUSE_CONNECTIONS__PORT__SIGNATURE_HEADER", "X-Port-Signature");
    }

    @Test
    void countsAnEventAndWakesTheCheck() throws Exception {
        waitingFor("{\"name\": \"approved\"}");

        HttpResponseMessage answer = post("approved", Map.of(), "");

        assertEquals(202, answer.getStatusCode());
        assertEquals("application/json", answer.getHeader("Content-Type"));
        assertEquals(
                new JsonMapper().readTree("{\"id\": \"" + ID + "\", \"event\": \"approved\", \"status\": \"counted\"}"),
                json(answer));
        assertEquals(1, app.sent.size());
    }

    @Test
    void saysThatAnEventCountedBefore() throws Exception {
        waitingFor("{\"name\": \"approved\"}");
        post("approved", Map.of(), "");

        HttpResponseMessage answer = post("approved", Map.of(), "");

        assertEquals(200, answer.getStatusCode());
        assertEquals("already counted", json(answer).get("status").asText());
    }

    @Test
    void namesTheEventsThatAreWaitedFor() throws Exception {
        waitingFor("{\"name\": \"approved\"}");

        HttpResponseMessage answer = post("deployed", Map.of(), "");

        assertEquals(404, answer.getStatusCode());
        assertEquals(
                "This check waits for no event of this name. It waits for approved.",
                json(answer).get("detail").asText());
    }

    @Test
    void tellsAnIdThatCannotBeFromOneThatIsNotThereInNoWay() {
        HttpResponseMessage unknown = post("approved", Map.of(), "");
        HttpResponseMessage malformed = new RaiseEvent(app.gatehouse())
                .run(new TestRequest(Map.of(), ""), "../secrets", "approved", new TestContext());

        assertEquals(404, unknown.getStatusCode());
        assertEquals(404, malformed.getStatusCode());
        assertEquals(unknown.getBody(), malformed.getBody());
    }

    @Test
    void takesWhatTheConnectionSignedOverTheBytesOfTheBody() {
        waitingFor("{\"name\": \"approved\", \"connection\": \"GitHub\"}");
        String signature = "sha256=" + HexFormat.of().formatHex(sign(BODY));

        assertEquals(
                401,
                post("approved", Map.of("x-hub-signature-256", signature), BODY + " ")
                        .getStatusCode());
        assertEquals(
                202,
                post("approved", Map.of("x-hub-signature-256", signature), BODY).getStatusCode());
    }

    @Test
    void answersAMissingAndAWrongSignatureAlike() throws Exception {
        waitingFor("{\"name\": \"approved\", \"connection\": \"github\"}");

        HttpResponseMessage missing = post("approved", Map.of(), BODY);
        HttpResponseMessage wrong = post("approved", Map.of("x-hub-signature-256", "sha256=00"), BODY);

        assertEquals(401, missing.getStatusCode());
        assertEquals(missing.getBody(), wrong.getBody());
        assertEquals(
                "The event is not signed as the check asks for.",
                json(missing).get("detail").asText());
        assertTrue(app.sent.isEmpty());
    }

    @Test
    void refusesASignatureThatWasUsedForAnotherEvent() {
        waitingFor("{\"name\": \"approved\", \"connection\": \"port\"}");
        String time = String.valueOf(TestApp.NOW.getEpochSecond());
        Map<String, String> signed = Map.of(
                "x-port-timestamp",
                time,
                "x-port-signature",
                "v1," + Base64.getEncoder().encodeToString(sign(time + "." + BODY)));
        assertEquals(202, post("approved", signed, BODY).getStatusCode());
        assertEquals(200, post("approved", signed, BODY).getStatusCode(), "a retry");
        enter("{\"name\": \"approved\", \"connection\": \"port\"}", 2);

        assertEquals(409, post("approved", signed, BODY).getStatusCode());
    }

    @Test
    void refusesABodyThatCannotBeJudged() throws Exception {
        waitingFor("{\"name\": \"approved\", \"from\": \"root['by']\"}");

        HttpResponseMessage answer = post("approved", Map.of(), "by Raisa");

        assertEquals(400, answer.getStatusCode());
        assertEquals(
                "The body is no JSON, and the check reads from it whether the event approves, or who sent it.",
                json(answer).get("detail").asText());
    }

    @Test
    void tellsWhatCannotBeJudgedToItsSenderAloneAndNotToTheLog() {
        waitingFor("{\"name\": \"approved\", \"approve\": \"lt(1, root['votes'])\"}");
        TestContext context = new TestContext();

        HttpResponseMessage answer = new RaiseEvent(app.gatehouse())
                .run(new TestRequest(Map.of(), "{\"votes\": \"made-up\"}"), ID, "approved", context);

        assertEquals(400, answer.getStatusCode());
        assertEquals(List.of("WARNING Check " + ID + ": an event does not count: NOT_UNDERSTOOD"), context.lines());
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        waitingFor("{\"name\": \"approved\"}");

        assertEquals(
                413,
                post("approved", Map.of(), "\u00e4".repeat(Limits.EVENT_BYTES / 2) + "x")
                        .getStatusCode());
        assertEquals(
                202,
                post("approved", Map.of(), "\u00e4".repeat(Limits.EVENT_BYTES / 2))
                        .getStatusCode());
    }

    @Test
    void saysThatACheckIsDecided() throws Exception {
        app.ledger.enter(check(
                "{\"name\": \"approved\"}",
                1,
                new Phase.Ended(Optional.empty(), Optional.empty(), Phase.End.RUN_OVER, "It is over.", TestApp.NOW)));

        HttpResponseMessage answer = post("approved", Map.of(), "");

        assertEquals(409, answer.getStatusCode());
        assertEquals(
                "The check is decided, and waits for no event any more.",
                json(answer).get("detail").asText());
    }

    @Test
    void saysThatTheLedgerOrTheQueueIsAway() {
        waitingFor("{\"name\": \"approved\"}");
        app.queueFails(Fault.passing("The queue is away."));

        HttpResponseMessage answer = post("approved", Map.of(), "");

        assertEquals(503, answer.getStatusCode());
        assertTrue(answer.getBody().toString().contains("The queue is away."));
    }

    @Test
    void repeatsNothingThatItWasSent() {
        waitingFor("{\"name\": \"approved\", \"connection\": \"github\"}");

        String answer = post("approved", Map.of("x-hub-signature-256", "sha256=made-up"), "a made-up body")
                .getBody()
                .toString();

        assertFalse(answer.contains("made-up"), answer);
    }

    private static byte[] sign(String content) {
        return new SigningKey("made-up-secret", "x").sign(Hash.SHA_256, content.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponseMessage post(String name, Map<String, String> headers, String body) {
        return new RaiseEvent(app.gatehouse()).run(new TestRequest(headers, body), ID, name, new TestContext());
    }

    private void waitingFor(String event) {
        enter(event, 1);
    }

    /** Puts another run in the place of the one that is there. */
    private void enter(String event, int run) {
        CheckRecord record = check(event, run, new Phase.Evaluating(LATER, Optional.empty(), 0, Optional.empty()));
        app.ledger
                .find(record.id())
                .fold(
                        found -> found.map(known -> app.ledger.replace(record, known.version()))
                                .orElseGet(() -> app.ledger.enter(record)),
                        fault -> {
                            throw new AssertionError(fault.sentence());
                        });
    }

    private static CheckRecord check(String event, int run, Phase phase) {
        return new CheckRecord(
                CheckId.of(Deliveries.usual()),
                run,
                "delivery-1",
                Deliveries.usual(),
                "{\"require\": {\"externalEvent\": " + event + "}}",
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
                Optional.empty(),
                Optional.empty(),
                new Told(Optional.empty(), Optional.empty(), Optional.empty(), false, false, false, false),
                History.NONE,
                Set.of());
    }

    private static JsonNode json(HttpResponseMessage answer) throws Exception {
        return new JsonMapper().readTree(answer.getBody().toString());
    }
}
