package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Verdict;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Waiting;
import dev.gatehouse.evidence.OutsideServer.Asked;
import dev.gatehouse.evidence.OutsideServer.Told;
import dev.gatehouse.outbound.AllowedHosts;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code http} conditions over HTTP, the whole way. Each evaluation is another instance's: nothing goes on but the notes.
 */
class HttpContractTest {

    private static final String REVIEW = """
            {"http": {"connection": "review", "path": "reviews", "method": "POST", "body": {"run": 57},
             "criteria": "eq(root['result'], 'good')"}}""";
    private static final String TOKEN = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";
    private static final Told GOOD = Told.json(200, "{\"result\":\"good\"}");
    private static final Met MET = new Met("it answered 200, and eq(root['result'], 'good') holds");
    private static final Duration SHORTLY = Duration.ofSeconds(30);

    private final OutsideServer server = new OutsideServer();
    private final OutsideServer other = new OutsideServer();

    @AfterEach
    void close() {
        server.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/reviews/7?sig=a%2Fb", "reviews/7?sig=a%2Fb", "../api/reviews/7?sig=a%2Fb"})
    void comesBackForAnAnswerWhenItIsToldAndWhereItIsTold(String location) {
        server.answers(posted(accepted(location).with("Retry-After", "30"), GOOD));
        OutsideCheck check = check(REVIEW);
        Verdict waiting = new Waiting("it has not finished yet (202)", OutsideCheck.BEGIN.plusSeconds(30));
        assertEquals(waiting, check.evaluate());
        assertEquals(waiting, check.elsewhere().after(Duration.ofSeconds(29)).evaluate());
        assertEquals(List.of("POST /api/reviews"), lines(server));
        assertEquals(MET, check.elsewhere().after(Duration.ofSeconds(1)).evaluate());
        assertEquals(List.of("POST /api/reviews", "GET /api/reviews/7?sig=a%2Fb"), lines(server));
        assertEquals("{\"run\":57}", server.asked().get(0).body());
        assertEquals("", server.last().body());
        assertEquals("Bearer " + TOKEN, server.last().header("Authorization"));
    }

    @Test
    void comesBackAtADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                OutsideCheck.BEGIN.plusSeconds(300).atOffset(ZoneOffset.UTC));
        server.answers(posted(accepted("/api/reviews/7").with("Retry-After", date), GOOD));
        OutsideCheck check = check(REVIEW);
        assertEquals(
                new Waiting("it has not finished yet (202)", OutsideCheck.BEGIN.plusSeconds(300)), check.evaluate());
        check.elsewhere().after(Duration.ofSeconds(299)).evaluate();
        assertEquals(1, server.asked().size());
        assertEquals(MET, check.elsewhere().after(Duration.ofSeconds(1)).evaluate());
    }

    @Test
    void comesBackForAsLongAsTheAnswerIsStillBeingMade() {
        server.answers(posted(accepted("/api/reviews/7"), Told.json(202, "").with("Retry-After", "600")));
        OutsideCheck check = check(REVIEW);
        check.evaluate();
        assertEquals(
                new Waiting(
                        "it has not finished yet (202)",
                        OutsideCheck.BEGIN.plus(Duration.ofMinutes(1)).plusSeconds(600)),
                check.elsewhere().after(Duration.ofMinutes(1)).evaluate());
        server.answers(GOOD);
        assertEquals(MET, check.elsewhere().after(Duration.ofMinutes(10)).evaluate());
        assertEquals("GET /api/reviews/7", server.last().line());
    }

    @Test
    void keepsWhereTheAnswerWillBeWhileTheServerIsInTrouble() {
        server.answers(posted(accepted("/api/reviews/7"), Told.json(500, "{}")));
        OutsideCheck check = check(REVIEW);
        check.evaluate();
        assertEquals(
                Fault.Kind.PASSING,
                fault(check.elsewhere().after(Duration.ofMinutes(1)).evaluate()).kind());
        server.answers(GOOD);
        assertEquals(MET, check.elsewhere().after(Duration.ofMinutes(1)).evaluate());
        assertEquals("GET /api/reviews/7", server.last().line());
    }

    @Test
    void sendsNoPostTwiceWhereTheAnswerIsNoMore() {
        server.answers(posted(accepted("/api/reviews/7"), Told.json(410, "{\"message\":\"expired\"}")));
        OutsideCheck check = check(REVIEW);
        check.evaluate();
        Fault lost = fault(check.elsewhere().after(Duration.ofMinutes(1)).evaluate());
        assertEquals(Fault.Kind.GONE, lost.kind());
        assertTrue(lost.sentence().contains(" was answered 410 (expired): "), lost.sentence());
        server.answers(GOOD);
        assertEquals(MET, check.elsewhere().after(SHORTLY).evaluate());
        assertEquals(List.of("POST /api/reviews", "GET /api/reviews/7", "GET /api/reviews/7"), lines(server));
    }

    @Test
    void goesToNoHostThatIsNotAllowed() {
        server.answers(accepted(other.url("/status/7?sig=SECRET").toString()));
        Fault refused = fault(check(REVIEW).evaluate());
        assertEquals(Fault.Kind.MISTAKE, refused.kind());
        assertTrue(
                refused.sentence()
                        .startsWith("Asking review/reviews was answered 202 with a Location that may not be asked. "),
                refused.sentence());
        assertFalse(refused.sentence().contains("SECRET"), refused.sentence());
        assertEquals(List.of(), other.asked());
    }

    @Test
    void goesToAnotherHostThatIsAllowedWithoutTheConnectionsCredentials() {
        server.answers(accepted(other.url("/status/7").toString()));
        other.answers(GOOD);
        OutsideCheck check = new OutsideCheck(
                REVIEW.replace("\"body\"", "\"headers\": {\"X-Api-Key\": \"k\", \"Accept\": \"text/json\"}, \"body\""),
                connections(other.under("/status")));
        check.evaluate();
        assertEquals(MET, check.elsewhere().after(Duration.ofMinutes(1)).evaluate());
        assertEquals("k", server.last().header("X-Api-Key"));
        assertEquals("", other.last().header("Authorization"));
        assertEquals("", other.last().header("X-Api-Key"));
        assertEquals("text/json", other.last().header("Accept"));
    }

    @Test
    void sendsATokenOfTheAppAndNotToAnotherServer() {
        server.answers(
                posted(accepted("/there"), accepted(other.url("/elsewhere").toString())));
        other.answers(GOOD);
        OutsideCheck check = new OutsideCheck(
                REVIEW.replace(
                        "\"connection\": \"review\", \"path\": \"reviews\"",
                        "\"url\": \"" + server.url("/here") + "\", \"identity\": {\"scope\": \"api://shop/.default\"}"),
                connections(OutsideServer.hosts("", true)));
        check.evaluate();
        check.elsewhere().after(Duration.ofMinutes(1)).evaluate();
        assertEquals(MET, check.elsewhere().after(Duration.ofMinutes(1)).evaluate());
        assertEquals(List.of("POST /here", "GET /there"), lines(server));
        server.asked()
                .forEach(asked -> assertEquals("Bearer token-for-api://shop/.default", asked.header("Authorization")));
        assertEquals("", other.last().header("Authorization"));
    }

    @Test
    void criteriaCannotJudgeWhatIsNoJson() {
        server.answers(new Told(200, "text/html; charset=utf-8", "<html>", Map.of()));
        assertEquals(
                Fault.mistake("it answered 200 with text/html, 6 bytes, which is no JSON that criteria could judge; ask"
                        + " for JSON, or leave out \"criteria\" and \"failWhen\" to take any answer"),
                fault(check(REVIEW).evaluate()));
    }

    private OutsideCheck check(String require) {
        return new OutsideCheck(require, connections(OutsideServer.hosts("", false)));
    }

    private Connections connections(AllowedHosts evidenceHosts) {
        return new Connections(
                List.of(server.connection("review", "/api", Credentials.Fixed.bearer(TOKEN))), Set.of(), evidenceHosts);
    }

    /** One answer to what is posted, another to whoever comes back. */
    private static Function<Asked, Told> posted(Told first, Told then) {
        return asked -> asked.line().startsWith("POST ") ? first : then;
    }

    private static Told accepted(String location) {
        return Told.json(202, "").with("Location", location);
    }

    private static List<String> lines(OutsideServer asked) {
        return asked.asked().stream().map(Asked::line).toList();
    }

    private static Fault fault(Verdict verdict) {
        Function<Verdict, Fault> none = known -> {
            throw new AssertionError("no fault, but " + known);
        };
        return verdict.fold(none, none, none, Unknown::cause);
    }
}
