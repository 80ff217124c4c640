package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Problem;
import dev.gatehouse.check.Variables;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import dev.gatehouse.condition.Verdict.Waiting;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {

    private static final String HEALTH =
            "{'connection': 'Monitoring', 'path': '/health?key=k1'," + " 'criteria': 'eq(root[''status''], ''ok'')'}";
    private static final String REVIEW =
            "{'connection': 'review', 'path': 'reviews', 'method': 'POST', 'body': {'run': 1},"
                    + " 'headers': {'X-Team': 'shop'}, 'criteria': 'eq(root[''result''], ''good'')'}";
    private static final URI STATUS = URI.create("https://review.contoso.com/reviews/7?sig=SECRET");

    private final FakeEvidence evidence = new FakeEvidence();
    private final FakeSources sources = evidence.sources();

    @Test
    void isMetWhereItsCriteriaHold() {
        sources.answer(json("{'status': 'OK'}"));
        assertEquals(new Met("it answered 200, and eq(root['status'], 'ok') holds"), verdict(HEALTH));
    }

    @Test
    void waitsWhereItsCriteriaDoNotHoldAndShowsTheValues() {
        sources.answer(json("{'status': 'degraded'}"));
        assertEquals(
                Given.waiting(
                        "it answered 200, and eq(root['status'], 'ok') does not hold; root['status'] is 'degraded'"),
                verdict(HEALTH));
    }

    @Test
    void failsAtOnceWhereItSaysSo() {
        sources.answer(json("{'status': 'degraded'}"));
        assertEquals(
                new Unmet("it answered 200, and eq(root['status'], 'ok') does not hold; root['status'] is 'degraded'"),
                verdict(HEALTH.replace("}", ", 'otherwise': 'fail'}")));
    }

    @Test
    void failWhenIsJudgedBeforeTheCriteria() {
        sources.answer(json("{'status': 'ok', 'severity': 1}"));
        assertEquals(
                new Unmet("it answered 200, and failWhen holds: le(root['severity'], 1); root['severity'] is 1"),
                verdict(HEALTH.replace("}", ", 'failWhen': 'le(root[''severity''], 1)'}")));
    }

    @Test
    void whatFailWhenDoesNotRefuseIsGoodWithoutCriteria() {
        sources.answer(json("{'severity': 3}"));
        assertEquals(
                new Met("it answered 200, and failWhen does not hold"),
                verdict("{'connection': 'm', 'failWhen': 'le(root[''severity''], 1)'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'connection': 'm'}",
                "{\"connection\": \"m\", \"criteria\": \"\"}",
                "{'connection': 'm', 'criteria': ' '}"
            })
    void anyAnswerWillDoWithoutCriteria(String definition) {
        sources.answer(new WebAnswer(200, Optional.empty(), "text/html, 5 bytes", Optional.empty(), Optional.empty()));
        assertEquals(new Met("it answered 200"), verdict(definition));
    }

    @Test
    void doesNotKnowWhatAnAnswerSaysThatIsNoJson() {
        sources.answer(
                new WebAnswer(200, Optional.empty(), "text/html, 512 bytes", Optional.empty(), Optional.empty()));
        assertEquals(
                new Unknown(
                        Fault.mistake(
                                "it answered 200 with text/html, 512 bytes, which is no JSON that criteria could"
                                        + " judge; ask for JSON, or leave out \"criteria\" and \"failWhen\" to take any answer")),
                verdict(HEALTH));
    }

    @Test
    void namesThePartOfTheCriteriaThatHasNoValue() {
        sources.answer(json("{'count': 'many'}"));
        Verdict verdict = verdict("{'connection': 'm', 'criteria': 'gt(3, root[''count''])'}");
        assertTrue(verdict instanceof Unknown, verdict.toString());
        assertTrue(
                verdict.reason().startsWith("what it answered cannot be judged by criteria: ")
                        && verdict.reason().contains("'many'"),
                verdict.reason());
        assertFalse(((Unknown) verdict).cause().mayPass());
    }

    @Test
    void neverTakesAFaultForAnAnswer() {
        Fault fault = Fault.passing("It is busy.");
        sources.noAnswer(fault);
        assertEquals(new Unknown(fault), verdict(HEALTH));
    }

    @Test
    void sendsWhatTheDefinitionSays() {
        sources.answer(json("{'result': 'good'}"));
        verdict(REVIEW);
        assertEquals(
                List.of(new WebQuestion(
                        new WebTarget.Below("review", "reviews"),
                        WebQuestion.Method.POST,
                        Map.of("X-Team", "shop", "Content-Type", "application/json"),
                        Optional.of("{\"run\":1}"),
                        Optional.empty())),
                sources.webQuestions());
    }

    @Test
    void asksForATokenOfTheAppWhereItSaysSo() {
        sources.answer(json("{}"));
        verdict("{'url': 'https://api.contoso.com/x', 'identity': {'scope': 'api://shop/.default'}}");
        assertEquals(
                Optional.of("api://shop/.default"),
                sources.webQuestions().get(0).scope());
    }

    @Test
    void keepsTheQueryOfItsUrlOutOfItsName() {
        sources.answer(json("{'status': 'ok'}"));
        assertEquals(
                "http GET monitoring/health", evaluate(HEALTH, Given.MOMENT).condition());
    }

    @Test
    void waitsForAnAnswerThatIsBeingMade() {
        sources.answer(pending(Optional.of(STATUS), Optional.of(Duration.ofSeconds(20))));
        assertEquals(new Waiting("it has not finished yet (202)", Given.NOW.plusSeconds(20)), verdict(REVIEW));
    }

    @ParameterizedTest
    @CsvSource({"PT0S,PT10S", "PT1S,PT10S", "PT11S,PT11S", "PT1H,PT1H", "PT30H,PT1H"})
    void comesBackWhenItIsToldWithinBounds(Duration told, Duration waits) {
        sources.answer(pending(Optional.of(STATUS), Optional.of(told)));
        assertEquals(new Waiting("it has not finished yet (202)", Given.NOW.plus(waits)), verdict(REVIEW));
    }

    @Test
    void fetchesTheAnswerFromWhereItIsAndSendsNothingTwice() {
        sources.answer(pending(Optional.of(STATUS), Optional.of(Duration.ofSeconds(20))))
                .answer(json("{'result': 'good'}"));
        Finding first = evaluate(REVIEW, Given.MOMENT);
        Finding second = evaluate(REVIEW, later(first, 20));
        assertEquals(new Met("it answered 200, and eq(root['result'], 'good') holds"), second.verdict());
        assertEquals(
                new WebQuestion(
                        new WebTarget.Onward(new WebTarget.Below("review", "reviews"), STATUS),
                        WebQuestion.Method.GET,
                        Map.of("X-Team", "shop"),
                        Optional.empty(),
                        Optional.empty()),
                sources.webQuestions().get(1));
        assertEquals(2, sources.webQuestions().size());
    }

    @Test
    void goesOnToWhereTheNextAnswerPoints() {
        URI further = URI.create("https://review.contoso.com/results/7");
        sources.answer(pending(Optional.of(STATUS), Optional.empty()))
                .answer(pending(Optional.of(further), Optional.empty()))
                .answer(pending(Optional.empty(), Optional.empty()))
                .answer(json("{'result': 'good'}"));
        Finding finding = evaluate(REVIEW, Given.MOMENT);
        for (int i = 1; i <= 3; i++) {
            finding = evaluate(REVIEW, later(finding, 60 * i));
        }
        assertTrue(finding.verdict() instanceof Met, finding.verdict().toString());
        assertEquals(
                List.of(STATUS, further, further),
                sources.webQuestions().stream()
                        .skip(1)
                        .map(question -> ((WebTarget.Onward) question.target()).location())
                        .toList());
    }

    @Test
    void asksNobodyBeforeItIsTime() {
        sources.answer(pending(Optional.of(STATUS), Optional.of(Duration.ofSeconds(20))));
        Finding first = evaluate(REVIEW, Given.MOMENT);
        Finding early = evaluate(REVIEW, later(first, 19));
        assertEquals(first.verdict(), early.verdict());
        assertEquals(first.note(), early.note());
        assertEquals(1, sources.webQuestions().size());
    }

    @Test
    void remembersWhereTheAnswerIsWhileItCannotBeHad() {
        sources.answer(pending(Optional.of(STATUS), Optional.empty()))
                .noAnswer(Fault.passing("It is busy."))
                .answer(json("{'result': 'good'}"));
        Finding first = evaluate(REVIEW, Given.MOMENT);
        Finding busy = evaluate(REVIEW, later(first, 60));
        Finding good = evaluate(REVIEW, later(busy, 75));
        assertEquals("It is busy.", busy.verdict().reason());
        assertTrue(good.verdict() instanceof Met, good.verdict().toString());
        assertEquals(
                WebQuestion.Method.GET, sources.webQuestions().get(2).method(), "the first request was sent again");
    }

    @Test
    void asksAnewWhereTheAnswerToAQuestionIsLost() {
        sources.answer(pending(Optional.of(STATUS), Optional.empty()))
                .noAnswer(Fault.gone("It does not exist."))
                .answer(json("{'status': 'ok'}"));
        Finding first = evaluate(HEALTH, Given.MOMENT);
        Finding lost = evaluate(HEALTH, later(first, 60));
        Finding good = evaluate(HEALTH, later(lost, 75));
        assertEquals(
                new Unknown(
                        Fault.passing("It does not exist. The answer was to be there, and is there no more: the first"
                                + " request is sent again.")),
                lost.verdict());
        assertEquals(
                sources.webQuestions().get(0), sources.webQuestions().get(2), "the first request was not sent again");
        assertTrue(good.verdict() instanceof Met, good.verdict().toString());
    }

    @Test
    void sendsNothingTwiceThatMayHaveDoneSomething() {
        sources.answer(pending(Optional.of(STATUS), Optional.empty()))
                .noAnswer(Fault.gone("It does not exist."))
                .answer(json("{'result': 'good'}"));
        Finding first = evaluate(REVIEW, Given.MOMENT);
        Finding lost = evaluate(REVIEW, later(first, 60));
        evaluate(REVIEW, later(lost, 75));
        assertEquals(new Unknown(Fault.gone("It does not exist.")), lost.verdict());
        assertEquals(
                List.of(WebQuestion.Method.POST, WebQuestion.Method.GET, WebQuestion.Method.GET),
                sources.webQuestions().stream().map(WebQuestion::method).toList());
    }

    @Test
    void asksAgainWhereNobodySaysWhereTheAnswerWillBe() {
        sources.answer(pending(Optional.empty(), Optional.empty())).answer(json("{'result': 'good'}"));
        Finding first = evaluate(REVIEW, Given.MOMENT);
        assertEquals(
                Given.waiting(
                        "it has not finished yet (202), and names no Location where its answer will be; it is asked"
                                + " again"),
                first.verdict());
        evaluate(REVIEW, later(first, 60));
        assertEquals(WebQuestion.Method.POST, sources.webQuestions().get(1).method());
    }

    @Test
    void refusesALocationThatIsTooLongToKeep() {
        sources.answer(pending(
                Optional.of(URI.create("https://a.example/" + "x".repeat(Http.LOCATION))), Optional.empty()));
        Finding finding = evaluate(REVIEW, Given.MOMENT);
        assertTrue(finding.verdict() instanceof Unknown, finding.verdict().toString());
        assertTrue(
                finding.verdict().reason().contains("1018 characters"),
                finding.verdict().reason());
    }

    @Test
    void showsNothingOfWhereAnAnswerWaits() {
        sources.answer(pending(Optional.of(STATUS), Optional.empty()));
        Finding finding = evaluate(REVIEW, Given.MOMENT);
        assertTrue(finding.note().isPresent());
        assertFalse((finding.condition() + finding.verdict()).contains("SECRET"), finding.toString());
        assertFalse((finding.notes() + "" + sources.webQuestions()).contains("SECRET"));
    }

    @Test
    void keepsItsOwnPaceWhereTheCheckIsEvaluatedMoreOften() {
        String slow = HEALTH.replace("}", ", 'every': 'PT10M'}");
        sources.answer(json("{'status': 'degraded'}")).answer(json("{'status': 'ok'}"));
        Finding first = evaluate(slow, Given.MOMENT);
        Finding early = evaluate(slow, later(first, 599));
        Finding again = evaluate(slow, later(early, 600));
        assertEquals(new Waiting(first.verdict().reason(), Given.NOW.plusSeconds(600)), early.verdict());
        assertTrue(again.verdict() instanceof Met, again.verdict().toString());
        assertEquals(2, sources.webQuestions().size());
    }

    @Test
    void asksOnceMoreAtTheDeadlineHoweverLongItWouldRest() {
        String slow = HEALTH.replace("}", ", 'every': 'PT10M'}");
        sources.answer(json("{'status': 'degraded'}")).answer(json("{'status': 'ok'}"));
        Finding first = evaluate(slow, Given.MOMENT);

        Moment last = new Moment(Given.NOW.plusSeconds(5), Duration.ofMinutes(1), Given.NOW, first.notes(), true);

        Verdict verdict = evaluate(slow, last).verdict();
        assertTrue(verdict instanceof Met, verdict.toString());
    }

    @Test
    void beginsAnewWithANoteThatCannotBeRead() {
        sources.answer(json("{'status': 'ok'}"));
        for (String note : List.of("", "{}", "[1", "{\"until\":\"soon\"}", "{\"until\":\"9999-01-01T00:00:00Z\"}")) {
            Notes notes = new Notes(Map.of("$.require.http", note));
            Moment moment = new Moment(Given.NOW, Duration.ofMinutes(1), Given.NOW, notes, false);
            assertTrue(evaluate(HEALTH, moment).verdict() instanceof Met, note);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {} | $.require.http | neither "connection" nor "url"
            {'connection': 'm', 'url': 'https://x.example'} | $.require.http | both "connection" and "url"
            {'url': 'x.example/health'} | $.require.http.url | "x.example/health"
            {'url': 'https://x.example/#a'} | $.require.http.url | "https://x.example/#a"
            {'url': 'https://x.example', 'path': '/a'} | $.require.http.path | "/a"
            {'connection': 'm', 'path': '/a b'} | $.require.http.path | "/a b"
            {'connection': 'm', 'path': '/a#b'} | $.require.http.path | "/a#b"
            {'connection': 'm', 'method': 'TRACE'} | $.require.http.method | "TRACE"
            {'connection': 'm', 'body': 'x'} | $.require.http.body | "x"
            {'connection': 'm', 'criteria': 'eq(1'} | $.require.http.criteria | the end
            {'connection': 'm', 'every': 'PT0S'} | $.require.http.every | "PT0S"
            {'connection': 'm', 'identity': {}} | $.require.http.identity | no "scope"
            {'connection': 'm', 'headers': ['x']} | $.require.http.headers | an array
            {'connection': 'm', 'headers': {'X-A': 1}} | $.require.http.headers.X-A | the header "X-A"
            {'connection': 'm', 'headers': {'a b': 'c'}} | $.require.http.headers['a b'] | the header "a b"
            """)
    void refusesWhatIsWrong(String definition, String at, String found) {
        List<Problem> problems = Given.problems("{\"require\": {\"http\": " + definition.replace('\'', '"') + "}}");
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(at, problems.get(0).at());
        assertTrue(problems.get(0).found().contains(found), problems.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "COOKIE",
                "Proxy-Authorization",
                "Host",
                "content-length",
                "Connection",
                "Transfer-Encoding",
                "TE",
                "Upgrade"
            })
    void refusesHeadersThatAreNotItsOwnAndShowsNothingOfThem(String name) {
        List<Problem> problems = Given.problems(
                "{\"require\": {\"http\": {\"connection\": \"m\", \"headers\": {\"" + name + "\": \"hunter2\"}}}}");
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).advice().startsWith("leave it out"), problems.toString());
        assertFalse(problems.toString().contains("hunter2"), problems.toString());
    }

    @Test
    void refusesAConnectionThatTheAppDoesNotHave() {
        List<Problem> problems =
                missing("{'connection': 'monitorin', 'path': '/x'}", connections(Set.of("monitoring"), "no"));
        assertEquals("$.require.http.connection", problems.get(0).at());
        assertTrue(problems.get(0).advice().contains("did you mean \"monitoring\"?"), problems.toString());
    }

    @Test
    void refusesAUrlThatTheAppMayNotAsk() {
        List<Problem> problems =
                missing("{'url': 'https://x.example/a?key=SECRET'}", connections(Set.of(), "It is not allowed."));
        assertEquals("$.require.http.url", problems.get(0).at());
        assertEquals("\"x.example\"", problems.get(0).found());
        assertEquals(
                "It is not allowed. Or name a connection of the app.",
                problems.get(0).advice());
    }

    private static List<Problem> missing(String definition, Connections connections) {
        return condition(definition).missingFrom(new Surroundings(new Variables(Map.of()), connections), "$.require");
    }

    private static Connections connections(Set<String> names, String refusal) {
        return new Connections() {
            @Override
            public Set<String> names() {
                return names;
            }

            @Override
            public Set<String> signing() {
                return Set.of();
            }

            @Override
            public Optional<String> refusal(URI url) {
                return Optional.of(refusal);
            }
        };
    }

    private Verdict verdict(String definition) {
        return evaluate(definition, Given.MOMENT).verdict();
    }

    private Finding evaluate(String definition, Moment moment) {
        return condition(definition).evaluate(evidence, moment);
    }

    /** JSON with single quotes; two of them are one in a text. */
    private static Condition condition(String definition) {
        return Given.condition("{\"http\": "
                + definition.replace("''", "\u0001").replace('\'', '"').replace('\u0001', '\'') + "}");
    }

    private static Moment later(Finding before, int seconds) {
        Instant now = Given.NOW.plusSeconds(seconds);
        return new Moment(now, Duration.ofMinutes(1), Given.NOW, before.notes(), false);
    }

    private static WebAnswer pending(Optional<URI> location, Optional<Duration> retryAfter) {
        return new WebAnswer(202, Optional.empty(), "nothing", location, retryAfter);
    }

    private static WebAnswer json(String text) {
        try {
            return new WebAnswer(
                    200,
                    Optional.of(new JsonMapper().readTree(text.replace('\'', '"'))),
                    "application/json, 1 bytes",
                    Optional.empty(),
                    Optional.empty());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
