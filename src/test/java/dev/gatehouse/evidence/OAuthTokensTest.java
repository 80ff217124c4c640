package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evidence.OutsideServer.Told;
import dev.gatehouse.outbound.HttpReply;
import dev.gatehouse.outbound.TimeBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that gets its tokens by the client credentials grant, from a server beside it. */
class OAuthTokensTest {

    private static final String SECRET = "a/secret+with&signs=in%it";

    private final OutsideServer server = new OutsideServer();
    private final OutsideServer tokenServer = new OutsideServer();
    private volatile Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final AtomicInteger issued = new AtomicInteger();
    private final OutsideSources sources = sources(Optional.of("api.read"));

    OAuthTokensTest() {
        tokenServer.answers(asked -> token("token-" + issued.incrementAndGet(), "1800"));
    }

    @AfterEach
    void close() {
        server.close();
        tokenServer.close();
    }

    @Test
    void asksForATokenByAFormAndShowsIt() {
        assertEquals("200", ask(sources, "a"));
        assertEquals("POST /oauth_token.do", tokenServer.last().line());
        assertEquals("application/x-www-form-urlencoded", tokenServer.last().header("Content-Type"));
        assertEquals(
                "grant_type=client_credentials&client_id=gate&client_secret=a%2Fsecret%2Bwith%26signs%3Din%25it"
                        + "&scope=api.read",
                tokenServer.last().body());
        assertEquals("Bearer token-1", server.last().header("Authorization"));
    }

    @Test
    void leavesOutAScopeThatIsNotAskedFor() {
        ask(sources(Optional.empty()), "a");
        assertFalse(
                tokenServer.last().body().contains("scope"), tokenServer.last().body());
    }

    @Test
    void keepsATokenUntilAMinuteBeforeItExpires() {
        ask(sources, "a");
        now = now.plusSeconds(1739);
        ask(sources, "b");
        assertEquals("Bearer token-1", server.last().header("Authorization"));
        now = now.plusSeconds(1);
        ask(sources, "c");
        assertEquals("Bearer token-2", server.last().header("Authorization"));
    }

    @ParameterizedTest
    @CsvSource({"60, 29", "600, 539", "'\"600\"', 539", "null, 239", "'\"soon\"', 239", "99999999, 86339"})
    void believesWhatTheAnswerSaysOfTheTokensLife(String expiresIn, long good) {
        tokenServer.answers(asked -> token("token-" + issued.incrementAndGet(), expiresIn));
        ask(sources, "a");
        now = now.plusSeconds(good);
        ask(sources, "b");
        assertEquals(1, issued.get());
        now = now.plusSeconds(1);
        ask(sources, "c");
        assertEquals(2, issued.get());
    }

    @Test
    void getsAnotherTokenOnceForOneThatIsNotAccepted() {
        server.answers(asked ->
                asked.header("Authorization").equals("Bearer token-1") ? Told.json(401, "{}") : Told.json(200, "{}"));
        assertEquals("200", ask(sources, "a"));
        assertEquals(2, issued.get());
        server.answers(Told.json(401, "{\"error\":{\"message\":\"User Not Authenticated\"}}"));
        String fault = ask(sources, "b");
        assertTrue(fault.startsWith("REFUSED: Reading it at the connection \"snow\" ("), fault);
        assertTrue(
                fault.contains("was answered 401 (User Not Authenticated): the credentials in the settings"
                        + " GATEHOUSE_CONNECTIONS__SNOW__… were not accepted."),
                fault);
        assertEquals(3, issued.get());
    }

    @Test
    void saysThatTheClientIsNotAcceptedWithoutItsSecret() {
        tokenServer.answers(
                Told.json(401, "{\"error\":\"invalid_client\",\"error_description\":\"not " + SECRET + "\"}"));
        String fault = ask(sources, "a");
        assertTrue(fault.startsWith("REFUSED: Getting a token from 127.0.0.1:"), fault);
        assertTrue(fault.contains("was answered 401 (not [redacted]): "), fault);
        assertEquals(0, server.asked().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "[]",
                "{\"access_token\":\"\"}",
                "{\"access_token\":\"a b\"}",
                "{\"access_token\":\"ü\"}"
            })
    void takesNothingElseForAToken(String body) {
        tokenServer.answers(Told.json(200, body));
        String fault = ask(sources, "a");
        assertTrue(fault.startsWith("PASSING: The connection's token server 127.0.0.1:"), fault);
        assertEquals(0, server.asked().size());
    }

    @Test
    void followsNoRedirectWithTheSecret() {
        tokenServer.answers(
                Told.json(307, "").with("Location", server.url("/steal").toString()));
        assertTrue(ask(sources, "a").startsWith("MISTAKE"));
        assertEquals(List.of(), server.asked());
    }

    private OutsideSources sources(Optional<String> scope) {
        Credentials client = new Credentials.OAuthClient(
                "gate", SECRET, tokenServer.url("/oauth_token.do"), tokenServer.under("/oauth_token.do"), scope);
        Connections connections = new Connections(
                List.of(server.connection("snow", "/api", client)), Set.of(), OutsideServer.hosts("", false));
        return new OutsideSources(
                connections,
                OutsideServer.outbound(() -> now),
                wanted -> Answer.failed(Fault.mistake("no identity here")),
                () -> now);
    }

    private String ask(OutsideSources asked, String path) {
        return asked.open(TimeBudget.open("this test", Duration.ofMinutes(1), () -> now))
                .send(SourceRequest.get("reading it", "snow", path))
                .<String>fold(
                        (HttpReply.Received answer) -> "" + answer.status(),
                        fault -> fault.kind() + ": " + fault.sentence());
    }

    private static Told token(String token, String expiresIn) {
        return Told.json(
                200,
                "{\"access_token\":\"" + token
                        + "\",\"scope\":\"useraccount\",\"token_type\":\"Bearer\",\"expires_in\":" + expiresIn + "}");
    }
}
