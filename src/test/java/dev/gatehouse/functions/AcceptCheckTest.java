package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.azure.functions.HttpResponseMessage;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Deliveries;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AcceptCheckTest {

    private static final String DEFINITION = "{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}";

    private final TestApp app = new TestApp();
    private final TestMessage message = new TestMessage();
    private final TestContext context = new TestContext();

    @Test
    void acknowledgesADeliveryAndPutsItOnTheQueue() throws Exception {
        HttpResponseMessage answer = deliver(TestRequest.delivery(DEFINITION));
        assertEquals(200, answer.getStatusCode());
        assertEquals("accepted", json(answer).get("status").asText());
        assertEquals(
                CheckId.of(Deliveries.usual()).value(), json(answer).get("id").asText());
        assertTrue(message.sent().isPresent());
    }

    @Test
    void namesTheStatusUriWithoutTheFunctionKey() throws Exception {
        JsonNode answer = json(deliver(TestRequest.delivery(DEFINITION)));
        assertEquals(
                "https://gatehouse.example/api/checks/" + answer.get("id").asText(),
                answer.get("statusUri").asText());
    }

    @Test
    void namesThePolicyOfTheUrlThatItDoesNotHave() throws Exception {
        JsonNode document = json(deliver(TestRequest.delivery(DEFINITION)
                .to("https://gatehouse.example/api/checks/pruduction?code=the-function-key")));
        assertEquals("policy", document.at("/problems/0/url").asText());
        assertEquals(
                "the unknown policy \"pruduction\"",
                document.at("/problems/0/found").asText());
    }

    @Test
    void findsThePolicyHoweverTheRouteIsWritten() throws Exception {
        JsonNode document =
                json(deliver(TestRequest.delivery(DEFINITION).to("https://gatehouse.example/API/Checks/pruduction")));
        assertEquals(
                "the unknown policy \"pruduction\"",
                document.at("/problems/0/found").asText());
    }

    @Test
    void takesASlashAtTheEndForNoPolicy() {
        TestRequest request = TestRequest.delivery(DEFINITION).to("https://gatehouse.example/api/checks/");
        assertEquals(200, deliver(request).getStatusCode());
    }

    @Test
    void answersWhatIsWrongAsAProblemDocument() throws Exception {
        HttpResponseMessage answer = deliver(new TestRequest(Map.of("planid", "not-a-guid"), "{\"require\":{}}"));
        assertEquals(400, answer.getStatusCode());
        assertEquals("application/problem+json", answer.getHeader("Content-Type"));
        JsonNode document = json(answer);
        assertEquals(400, document.get("status").asInt());
        assertTrue(document.get("title").isTextual());
        assertEquals("PlanUrl", document.at("/problems/0/header").asText());
        assertEquals("nothing", document.at("/problems/0/found").asText());
        assertTrue(document.at("/problems/0/detail").asText().contains("$(system.CollectionUri)"), document.toString());
    }

    @Test
    void putsNothingOnTheQueueThatItRefused() {
        deliver(new TestRequest(Map.of(), DEFINITION));
        assertEquals(Optional.empty(), message.sent());
    }

    @Test
    void refusesAnEmptyBodyWithAnExample() throws Exception {
        JsonNode document = json(deliver(TestRequest.delivery("")));
        assertEquals("$", document.at("/problems/0/path").asText());
        assertTrue(document.at("/problems/0/detail").asText().contains("\"require\""), document.toString());
    }

    @Test
    void answersTooLargeABody() throws Exception {
        HttpResponseMessage answer = deliver(TestRequest.delivery(" ".repeat(40_000)));
        assertEquals(413, answer.getStatusCode());
        assertEquals("application/problem+json", answer.getHeader("Content-Type"));
        assertTrue(json(answer).get("detail").asText().contains("32768"));
    }

    @Test
    void neverShowsTheTokenOrTheFunctionKey() {
        String body = DEFINITION.replace("manual", TestRequest.TOKEN).replace("buildReason", TestRequest.TOKEN);
        HttpResponseMessage refusal = deliver(TestRequest.delivery(body));
        HttpResponseMessage answer = deliver(TestRequest.delivery(DEFINITION));
        String everything = refusal.getBody().toString() + answer.getBody() + context.lines() + message.sent();
        assertFalse(everything.contains(TestRequest.TOKEN), everything);
        assertFalse(everything.contains("the-function-key"), everything);
    }

    @Test
    void saysInOneSentenceWhichSettingIsMissing() throws Exception {
        app.settings.clear();
        HttpResponseMessage answer = deliver(TestRequest.delivery(DEFINITION));
        assertEquals(500, answer.getStatusCode());
        assertTrue(json(answer).get("detail").asText().startsWith("GATEHOUSE_SEAL_KEYS is missing"));
        assertTrue(context.lines().get(0).startsWith("SEVERE GATEHOUSE_SEAL_KEYS is missing"));
    }

    @Test
    void namesTheCheckThatItAcceptedInTheLog() {
        deliver(TestRequest.delivery(DEFINITION));
        assertEquals(List.of("INFO Check " + CheckId.of(Deliveries.usual()) + ": accepted"), context.lines());
    }

    @Test
    void writesARefusalAsOneLineWhateverWasDelivered() {
        deliver(TestRequest.delivery("{\"require\":{\"a\\nSEVERE Check b\\u2028: ended\":{}}}"));
        assertEquals(1, context.lines().size());
        String line = context.lines().get(0);
        assertTrue(line.startsWith("WARNING Refused a delivery: "), line);
        assertEquals(1, line.lines().count(), line);
        assertFalse(line.contains("\u2028"), line);
    }

    @Test
    void takesALoopbackPlanUrlOnlyWhereThatIsAllowed() {
        TestRequest loopback = TestRequest.delivery(DEFINITION).with("planurl", "http://localhost:7072/sim/");
        assertEquals(400, deliver(loopback).getStatusCode());
        app.settings.put("GATEHOUSE_ALLOW_LOOPBACK", "true");
        assertEquals(200, deliver(loopback).getStatusCode());
    }

    private HttpResponseMessage deliver(TestRequest request) {
        return new AcceptCheck(app.gatehouse()).run(request, message, context);
    }

    private static JsonNode json(HttpResponseMessage answer) throws Exception {
        return new JsonMapper().readTree(answer.getBody().toString());
    }
}
