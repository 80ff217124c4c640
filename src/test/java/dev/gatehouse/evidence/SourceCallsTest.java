package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evidence.OutsideServer.Told;
import dev.gatehouse.outbound.Content;
import dev.gatehouse.outbound.HttpCall;
import dev.gatehouse.outbound.HttpReply;
import dev.gatehouse.outbound.TimeBudget;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceCallsTest {

    private static final String PASSWORD = "correct horse battery staple";
    private static final String TOKEN = "ghs_0123456789abcdefghijklmnopqrstuvwxyz";

    private final OutsideServer server = new OutsideServer();
    private volatile Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private int identityTokens;
    private final OutsideSources sources = new OutsideSources(
            new Connections(
                    List.of(
                            server.connection("open", "/open", new Credentials.None()),
                            server.connection("basic", "/basic/", Credentials.Fixed.basic("alice", PASSWORD)),
                            server.connection("bearer", "/bearer", Credentials.Fixed.bearer(TOKEN)),
                            server.connection(
                                    "managed", "/managed", new Credentials.Identity("https://logs/.default"))),
                    Set.of(),
                    OutsideServer.hosts("", true)),
            OutsideServer.outbound(() -> now),
            scope -> {
                identityTokens++;
                return Answer.given(
                        new IssuedToken("token-" + identityTokens + "-for-" + scope, now.plusSeconds(3600)));
            },
            () -> now);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksBelowTheConnectionsUrl() {
        server.answers(Told.json(200, "{\"x\":1}"));
        HttpReply.Received answer = given(SourceRequest.get("reading it", "OPEN", "/api/now?a=b")
                .with("q", "state=1^x&y")
                .withHeaders(Map.of("X-Thing", "1")));
        assertEquals("{\"x\":1}", answer.content().text());
        assertEquals("GET /open/api/now?a=b&q=state%3D1%5Ex%26y", server.last().line());
        assertEquals("1", server.last().header("X-Thing"));
        assertEquals("application/json", server.last().header("Accept"));
        assertEquals("", server.last().header("Authorization"));
    }

    @Test
    void sendsWhatItIsGiven() {
        for (HttpCall.Method method : HttpCall.Method.values()) {
            SourceRequest request = SourceRequest.of("doing it", new SourceTarget.Below("open", "a"), method);
            given(
                    method.needsBody()
                            ? request.withContent(Content.json("{}".getBytes(StandardCharsets.UTF_8)))
                            : request);
            assertEquals(method + " /open/a", server.last().line());
            assertEquals(method.needsBody() ? "{}" : "", server.last().body());
        }
    }

    @Test
    void showsAUserAndAPassword() {
        given(SourceRequest.get("reading it", "basic", "a"));
        assertEquals("GET /basic/a", server.last().line());
        assertEquals(
                "Basic YWxpY2U6Y29ycmVjdCBob3JzZSBiYXR0ZXJ5IHN0YXBsZQ==",
                server.last().header("Authorization"));
    }

    @Test
    void showsAToken() {
        given(SourceRequest.get("reading it", "bearer", "a"));
        assertEquals("Bearer " + TOKEN, server.last().header("Authorization"));
    }

    @Test
    void showsATokenOfTheAppsIdentityAndKeepsItUntilAMinuteBeforeItExpires() {
        given(SourceRequest.get("reading it", "managed", "a"));
        assertEquals("Bearer token-1-for-https://logs/.default", server.last().header("Authorization"));
        now = now.plusSeconds(3539);
        given(SourceRequest.get("reading it", "managed", "b"));
        assertEquals("Bearer token-1-for-https://logs/.default", server.last().header("Authorization"));
        now = now.plusSeconds(1);
        given(SourceRequest.get("reading it", "managed", "c"));
        assertEquals("Bearer token-2-for-https://logs/.default", server.last().header("Authorization"));
    }

    @Test
    void showsATokenOfTheAppsIdentityToAnAllowedHostThatADefinitionNames() {
        given(SourceRequest.of("reading it", new SourceTarget.Url(server.url("/x")), HttpCall.Method.GET)
                .withScope("api://gate/.default"));
        assertEquals("Bearer token-1-for-api://gate/.default", server.last().header("Authorization"));
    }

    @Test
    void getsAnotherTokenOnceForOneThatIsNotAccepted() {
        server.answers(asked ->
                asked.header("Authorization").contains("token-1-") ? Told.json(401, "{}") : Told.json(200, "{}"));
        given(SourceRequest.get("reading it", "managed", "a"));
        assertEquals(2, identityTokens);
        server.answers(Told.json(401, "{}"));
        assertEquals(
                Fault.Kind.REFUSED,
                fault(SourceRequest.get("reading it", "managed", "b")).kind());
        assertEquals(4, server.asked().size());
    }

    @Test
    void refusesTwoKindsOfCredentials() {
        Fault fault = fault(SourceRequest.get("reading it", "basic", "a").withScope("api://gate/.default"));
        assertEquals(Fault.Kind.MISTAKE, fault.kind());
        assertEquals(0, server.asked().size());
    }

    @Test
    void followsAnAnswerUnderTheConnectionsUrlWithItsCredentials() {
        given(SourceRequest.following("following it", Optional.of("bearer"), server.url("/bearer/status/7?x=1")));
        assertEquals("GET /bearer/status/7?x=1", server.last().line());
        assertEquals("Bearer " + TOKEN, server.last().header("Authorization"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/elsewhere", "/bearer-evil/a", "/"})
    void followsAnAnswerElsewhereWithoutCredentials(String path) {
        given(SourceRequest.following("following it", Optional.of("bearer"), server.url(path)));
        assertEquals("", server.last().header("Authorization"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../elsewhere", "a/../../elsewhere", "a/%2e%2e/b", "a#b", "a\\b", "a b", "{x}"})
    void sendsNothingWhereAPathCouldMeanAnotherOne(String path) {
        assertEquals(
                Fault.Kind.MISTAKE,
                fault(SourceRequest.get("reading it", "bearer", path)).kind());
        assertEquals(0, server.asked().size());
    }

    @Test
    void asksNoHostThatIsNotAllowed() {
        Fault fault = fault(SourceRequest.of(
                "reading it", new SourceTarget.Url(URI.create("https://evil.example/?secret=1")), HttpCall.Method.GET));
        assertEquals(
                Fault.mistake("For reading it nothing was asked. The host evil.example is not one of the allowed hosts"
                        + " (http://localhost:<port>, http://127.0.0.1:<port>): correct the URL or allow the host."
                        + " (GATEHOUSE_ALLOWED_EVIDENCE_HOSTS says what may be called without a connection.)"),
                fault);
    }

    @Test
    void saysThatAConnectionIsNotThereAnyMore() {
        assertTrue(fault(SourceRequest.get("reading it", "gone", "a"))
                .sentence()
                .contains("The connection \"gone\" is not among this app's settings"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "Host",
                "Content-Length",
                "Transfer-Encoding",
                "Connection",
                "Cookie",
                "a b",
                ""
            })
    void refusesHeadersThatAreNotTheRequests(String name) {
        Fault fault = fault(SourceRequest.get("reading it", "bearer", "a").withHeaders(Map.of(name, "x")));
        assertEquals(Fault.Kind.MISTAKE, fault.kind());
        assertEquals(0, server.asked().size());
    }

    @Test
    void refusesAHeaderThatWouldBecomeTwo() {
        Fault fault = fault(SourceRequest.get("reading it", "bearer", "a").withHeaders(Map.of("X", "a\r\nHost: b")));
        assertEquals(Fault.Kind.MISTAKE, fault.kind());
    }

    @ParameterizedTest
    @CsvSource({
        "400, MISTAKE",
        "401, REFUSED",
        "403, FORBIDDEN",
        "404, GONE",
        "408, PASSING",
        "409, MISTAKE",
        "410, GONE",
        "429, PASSING",
        "500, PASSING",
        "503, PASSING",
        "301, MISTAKE",
        "304, MISTAKE",
        "307, MISTAKE"
    })
    void saysWhatAStatusMeans(int status, Fault.Kind kind) {
        server.answers(Told.json(status, "{\"error\":{\"message\":\"So it is\",\"detail\":\"more\"}}"));
        Fault fault = fault(SourceRequest.get("reading the change CHG1", "basic", "a"));
        assertEquals(kind, fault.kind(), fault.sentence());
        String expected = "Reading the change CHG1 at the connection \"basic\" ("
                + server.url("").getAuthority() + ") was answered " + status + " (So it is): ";
        assertTrue(status == 304 || fault.sentence().startsWith(expected), fault.sentence());
    }

    @Test
    void saysHowLongTheSourceWantsToBeLeftAlone() {
        server.answers(Told.json(429, "{}").with("Retry-After", "90"));
        assertEquals(
                Optional.of(Duration.ofSeconds(90)),
                fault(SourceRequest.get("reading it", "open", "a")).retryAfter());
        Fault next = fault(SourceRequest.get("reading it", "open", "b"));
        assertEquals(Fault.Kind.PASSING, next.kind());
        assertEquals(Optional.of(Duration.ofSeconds(90)), next.retryAfter());
        assertTrue(next.sentence().contains("left alone until 03:05:35 UTC"), next.sentence());
        assertEquals(1, server.asked().size());
    }

    @Test
    void saysWhereARedirectLeadsWithoutItsQuery() {
        server.answers(Told.json(302, "").with("Location", "https://login.contoso.com/sign-in?ticket=" + TOKEN));
        Fault fault = fault(SourceRequest.get("reading it", "bearer", "a"));
        assertTrue(
                fault.sentence()
                        .contains("it sends on to https://login.contoso.com/sign-in, and redirects are not followed."
                                + " Correct the address in GATEHOUSE_CONNECTIONS__BEARER__URL, or the path below it"),
                fault.sentence());
        assertFalse(fault.sentence().contains("ticket"), fault.sentence());
    }

    @Test
    void repeatsNoSecretThatAServerSays() {
        for (String said :
                List.of(PASSWORD, "YWxpY2U6Y29ycmVjdCBob3JzZSBiYXR0ZXJ5IHN0YXBsZQ==", "correct+horse+battery+staple")) {
            server.answers(new Told(400, "text/plain", "You sent " + said + "!", Map.of()));
            Fault fault = fault(SourceRequest.get("reading it", "basic", "a"));
            assertTrue(fault.sentence().contains("(You sent [redacted]!)"), fault.sentence());
        }
    }

    @Test
    void handsOnNoSecretThatAnAnswerRepeats() {
        server.answers(Told.json(200, "{\"user\":\"alice\",\"with\":\"" + PASSWORD + "\"}"));

        String answered =
                given(SourceRequest.get("reading it", "basic", "/a")).content().text();

        assertEquals("{\"user\":\"alice\",\"with\":\"[redacted]\"}", answered);
    }

    @Test
    void handsOnNoSecretThatAnAnswerWritesInAnotherWay() {
        String escaped = PASSWORD.replace("horse", "\\u0068orse");
        server.answers(Told.json(200, "{\"with\":[\"<" + escaped + ">\", 1.50]}"));

        String answered =
                given(SourceRequest.get("reading it", "basic", "/a")).content().text();

        assertEquals("{\"with\":[\"<[redacted]>\",1.50]}", answered);
    }

    @Test
    void takesNoEarlierAnswerForAMeasurement() {
        server.answers(Told.json(200, "{}"));
        given(SourceRequest.get("measuring it", "open", "/a").asMeasurement());
        given(SourceRequest.get("measuring it", "open", "/a").asMeasurement());

        assertEquals(2, server.asked().size());
    }

    @Test
    void printsNoSecret() {
        Connection basic = server.connection("basic", "/basic", Credentials.Fixed.basic("alice", PASSWORD));
        Credentials client = new Credentials.OAuthClient(
                "id", "client-secret-value", server.url("/t"), server.under("/t"), Optional.empty());
        String printed = basic.toString()
                + client
                + new IssuedToken(TOKEN, now)
                + Authorization.issued(new IssuedToken(TOKEN, now), () -> {});
        for (String secret : List.of(PASSWORD, "YWxpY2U6", "client-secret-value", TOKEN)) {
            assertFalse(printed.contains(secret), printed);
        }
    }

    @Test
    void givesAPageForPeopleToTheCaller() {
        server.answers(new Told(200, "text/html", "<html>Sign in</html>", Map.of()));
        assertTrue(given(SourceRequest.get("reading it", "open", "a")).content().isHtml());
    }

    @Test
    void givesWhereAnAcceptedRequestIsToBeFollowed() {
        server.answers(Told.json(202, "").with("Location", "status/7").with("Retry-After", "10"));
        HttpReply.Received answer = given(SourceRequest.get("reading it", "open", "a/b"));
        assertEquals(Optional.of(server.url("/open/a/status/7")), answer.location());
        assertEquals(Optional.of(Duration.ofSeconds(10)), answer.retryAfter());
    }

    @Test
    void asksOnceForEqualQuestionsOfAnEvaluationEvenIfTheyFailed() {
        server.answers(Told.json(500, "{}"));
        SourceCalls calls = open();
        Answer<HttpReply.Received> first = calls.send(SourceRequest.get("reading it", "open", "a"));
        now = now.plusSeconds(30);
        assertEquals(first, calls.send(SourceRequest.get("reading it", "open", "a")));
        assertEquals(1, server.asked().size());
        send(SourceRequest.get("reading it", "open", "a"));
        assertEquals(2, server.asked().size());
    }

    @Test
    void sharesAnAnswerAcrossChecksForFiveSeconds() {
        given(SourceRequest.get("reading it", "open", "a"));
        now = now.plusSeconds(5).minusNanos(1);
        given(SourceRequest.get("reading it", "open", "a"));
        assertEquals(1, server.asked().size());
        now = now.plusNanos(1);
        given(SourceRequest.get("reading it", "open", "a"));
        assertEquals(2, server.asked().size());
    }

    @Test
    void sharesNothingBetweenQuestionsThatDiffer() {
        given(SourceRequest.get("reading it", "open", "a"));
        given(SourceRequest.get("reading it", "open", "b"));
        given(SourceRequest.get("reading it", "open", "a").withHeaders(Map.of("X", "1")));
        given(SourceRequest.get("reading it", "open", "a").with("q", "1"));
        given(SourceRequest.get("reading it", "open", "a").withScope("api://x"));
        given(SourceRequest.of("reading it", new SourceTarget.Url(server.url("/open/a")), HttpCall.Method.GET));
        assertEquals(6, server.asked().size());
    }

    @Test
    void sharesNothingThatMayHaveAnEffectUnlessItIsSaidToBeAQuestion() {
        SourceRequest post = SourceRequest.of("asking", new SourceTarget.Below("open", "q"), HttpCall.Method.POST)
                .withContent(Content.json("{}".getBytes(StandardCharsets.UTF_8)));
        SourceCalls calls = open();
        calls.send(post);
        calls.send(post);
        assertEquals(2, server.asked().size());
        calls.send(post.asMeasurement());
        calls.send(post.asMeasurement());
        assertEquals(3, server.asked().size());
    }

    @Test
    void repeatsNothingThatMayHaveAnEffect() {
        server.answers(Told.json(503, "{}"));
        SourceRequest post = SourceRequest.of("asking", new SourceTarget.Below("open", "q"), HttpCall.Method.POST)
                .withContent(Content.NONE);
        send(post);
        assertEquals(1, server.asked().size());
    }

    private SourceCalls open() {
        return sources.open(TimeBudget.open("this test", Duration.ofMinutes(1), () -> now));
    }

    /** In an evaluation of its own. */
    private Answer<HttpReply.Received> send(SourceRequest request) {
        return open().send(request);
    }

    private HttpReply.Received given(SourceRequest request) {
        return send(request).fold(answer -> answer, fault -> {
            throw new AssertionError(fault.sentence());
        });
    }

    private Fault fault(SourceRequest request) {
        return send(request)
                .fold(
                        given -> {
                            throw new AssertionError("answered " + given.status());
                        },
                        fault -> fault);
    }
}
