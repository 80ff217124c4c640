package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.azure.functions.HttpResponseMessage;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Fault;
import dev.gatehouse.expression.Expression;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DecideNowTest {

    private static final String DEFINITION =
            "{\"require\":{\"all\":[{\"buildReason\":{\"in\":[\"manual\"]}},{\"buildReason\":{\"in\":[\"manual\",\"schedule\"]}}]}}";

    /** What the README has people write. */
    private static final String SUCCESS_CRITERIA = "eq(root['result'], 'succeeded')";

    private final TestApp app = new TestApp();
    private final TestContext context = new TestContext();

    @Test
    void answersWithTheDecision() throws Exception {
        HttpResponseMessage answer = decide(delivery("Manual"));
        assertEquals(200, answer.getStatusCode());
        assertEquals("application/json", answer.getHeader("Content-Type"));
        assertEquals("""
                {"result":"succeeded","reason":"all 2 conditions hold: buildReason, buildReason","conditions":[\
                {"condition":"buildReason","verdict":"met","reason":"the run's reason is Manual","parts":[]},\
                {"condition":"buildReason","verdict":"met","reason":"the run's reason is Manual","parts":[]}]}""", answer.getBody());
    }

    /** The example of the README. */
    @Test
    void answersAsTheReadmeShows() throws Exception {
        String section = Files.readString(Path.of("README.md")).split("\n## Decisions at once\n", 2)[1];
        String definition = section.substring(section.indexOf("-d '") + 4, section.indexOf("'\n```"));
        String shown = section.substring(section.indexOf("```json\n") + 8);
        assertEquals(
                new JsonMapper().readTree(shown.substring(0, shown.indexOf("```"))),
                json(decide(TestRequest.delivery(definition).with("buildreason", "Schedule"))));
        assertTrue(section.contains("`" + SUCCESS_CRITERIA + "`"), SUCCESS_CRITERIA);
    }

    @Test
    void holdsOrNotByTheSuccessCriteriaOfTheDocumentation() throws Exception {
        assertTrue(holds(decide(delivery("Manual"))));
        assertFalse(holds(decide(delivery("Schedule"))));
        assertFalse(holds(decide(TestRequest.delivery("{}"))));
        app.settings.put("GATEHOUSE_DRY_RUN", "true");
        assertTrue(holds(decide(delivery("Schedule"))));
    }

    @Test
    void tellsTheTrueVerdictOfADryRunInTheAnswerAndInTheLog() throws Exception {
        app.settings.put("GATEHOUSE_DRY_RUN", "true");
        JsonNode answer = json(decide(delivery("Schedule")));
        assertEquals("succeeded", answer.get("result").asText());
        assertTrue(answer.get("dryRun").asBoolean());
        assertEquals("failed", answer.get("verdict").asText());
        assertEquals(
                List.of("INFO Check " + CheckId.of(Deliveries.usual())
                        + ": decided at once: succeeded, dry run; without it, the result would be failed: 1 of 2 conditions"
                        + " does not hold: buildReason: the run's reason is Schedule, not manual"),
                context.lines());
    }

    @Test
    void keepsNothing() {
        decide(delivery("Manual"));
        assertEquals(List.of(), app.sent);
        assertEquals(Answer.given(Optional.empty()), app.ledger.find(CheckId.of(Deliveries.usual())));
    }

    @Test
    void decidesWithoutStorage() {
        app.ledgerFails(Fault.passing("The ledger is away."));
        assertEquals(200, decide(delivery("Manual")).getStatusCode());
    }

    @Test
    void answersWhatIsWrongAsAProblemDocument() throws Exception {
        HttpResponseMessage answer = decide(TestRequest.delivery("{\"require\":{}}"));
        assertEquals(400, answer.getStatusCode());
        assertEquals("application/problem+json", answer.getHeader("Content-Type"));
        assertEquals("$.require", json(answer).at("/problems/0/path").asText());
        assertTrue(context.lines().get(0).startsWith("WARNING Refused to decide at once: "), context.lines()::toString);
    }

    @Test
    void answersTooLargeABody() {
        assertEquals(413, decide(TestRequest.delivery(" ".repeat(40_000))).getStatusCode());
    }

    @Test
    void namesThePolicyOfTheUrlThatItDoesNotHave() throws Exception {
        JsonNode document =
                json(decide(delivery("Manual").to("https://gatehouse.example/api/Decisions/no-such-policy?code=k")));
        assertEquals("policy", document.at("/problems/0/url").asText());
        assertTrue(document.at("/problems/0/found").asText().contains("no-such-policy"), document::toString);
    }

    @Test
    void saysInOneSentenceWhichSettingIsMissing() throws Exception {
        app.settings.clear();
        HttpResponseMessage answer = decide(delivery("Manual"));
        assertEquals(500, answer.getStatusCode());
        assertTrue(json(answer).get("detail").asText().startsWith("GATEHOUSE_SEAL_KEYS is missing"));
        assertTrue(context.lines().get(0).startsWith("SEVERE GATEHOUSE_SEAL_KEYS is missing"));
    }

    @Test
    void neverShowsTheTokenOrTheFunctionKey() {
        String everything = decide(delivery("Manual")).getBody()
                + decide(TestRequest.delivery("{\"" + TestRequest.TOKEN + "\":1}"))
                        .getBody()
                        .toString()
                + context.lines();
        assertFalse(everything.contains(TestRequest.TOKEN), everything);
        assertFalse(everything.contains("the-function-key"), everything);
    }

    private static TestRequest delivery(String reason) {
        return TestRequest.delivery(DEFINITION)
                .with("buildreason", reason)
                .to("https://gatehouse.example/api/decisions?code=the-function-key");
    }

    private HttpResponseMessage decide(TestRequest request) {
        return new DecideNow(app.gatehouse()).run(request, context);
    }

    private static boolean holds(HttpResponseMessage answer) throws Exception {
        JsonNode body = json(answer);
        return Expression.parse(SUCCESS_CRITERIA)
                .fold(expression -> expression.evaluate(body).fold(holds -> holds, problem -> false), problem -> false);
    }

    private static JsonNode json(HttpResponseMessage answer) throws Exception {
        return new JsonMapper().readTree(answer.getBody().toString());
    }
}
