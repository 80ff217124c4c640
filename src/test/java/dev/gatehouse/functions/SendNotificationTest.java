package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.Notice;
import dev.gatehouse.devhost.loopback.LoopbackServer;
import dev.gatehouse.evaluation.NoticeMessages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent to others, how it is signed, and what becomes of it. */
final class SendNotificationTest {

    private static final CheckId CHECK = new CheckId("2f8a5c109e444b8e8d3c0f5b1f7f1a01-0123456789abcdef0123");
    private static final String SECRET = "made up by the operators";
    private static final String BODY = "{\"event\":\"decided\",\"reason\":\"Grüße\"}";

    private final TestApp app = new TestApp();
    private final TestContext context = new TestContext();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile int status = 200;
    private final LoopbackServer server = start();

    private record Asked(String line, Map<String, String> headers, String body) {}

    @BeforeEach
    void connect() {
        app.settings.put("GATEHOUSE_ALLOW_LOOPBACK", "true");
        app.settings.put("GATEHOUSE_CONNECTIONS__CHAT__URL", "http://127.0.0.1:" + server.port() + "/chat");
        app.settings.put("GATEHOUSE_CONNECTIONS__CHAT__SECRET", SECRET);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isPutBackWhereTheHostHasGivenItUpWhateverTheSettings() {
        app.settings.put("GATEHOUSE_RETENTION_DAYS", "no number");

        new NotificationPoisoned(app.gatehouse())
                .run(NoticeMessages.encode(notice("/hooks/1", Notice.Signature.SHA_256)), context);

        assertEquals(
                List.of(Duration.ofSeconds(10)),
                app.notices.stream().map(TestApp.Delayed::delay).toList());
        assertEquals(1, app.notices.get(0).notice().attempts());
    }

    @Test
    void postsTheBodyWithASignatureThatTheOtherSideCanVerify() {
        send(notice("/hooks/1?a=b", Notice.Signature.SHA_256));

        assertEquals("POST /chat/hooks/1?a=b", only().line());
        assertEquals(BODY, only().body());
        assertEquals("application/json", only().headers().get("Content-Type"));
        // printf '%s' "$BODY" | openssl dgst -sha256 -hmac "$SECRET"
        assertEquals(
                "sha256=408290f11fe17f3a9a0caba91f928fbce22a6d23c27de39a954ca8e723188c9c",
                only().headers().get("X-Hub-Signature-256"));
        assertEquals("decided", only().headers().get("X-Gatehouse-Event"));
        assertEquals("0123", only().headers().get("X-Gatehouse-Delivery"));
        assertEquals(List.of(), app.notices);
    }

    @Test
    void signsForAnIncomingWebhookWithSha1InTheHeaderThatItIsConfiguredWith() {
        app.settings.put("GATEHOUSE_CONNECTIONS__CHAT__SIGNATURE_HEADER", "X-Hub-Signature");

        send(notice("_apis/public/distributedtask/webhooks/gate?api-version=6.0-preview", Notice.Signature.SHA_1));

        assertEquals("POST /chat/_apis/public/distributedtask/webhooks/gate?api-version=6.0-preview", only().line());
        // printf '%s' "$BODY" | openssl dgst -sha1 -hmac "$SECRET"
        assertEquals(
                "sha1=995c50045062a65832d61344c8e6d277940e801c",
                only().headers().get("X-Hub-Signature"));
    }

    @Test
    void postsToTheConnectionsUrlItselfWhereThereIsNoPath() {
        send(notice("", Notice.Signature.SHA_256));
        assertEquals("POST /chat", only().line());
    }

    @Test
    void isNotTakenForToldWhereTheAnswerIsAPageToSignIn() {
        status = 203;

        send(notice("", Notice.Signature.SHA_256));

        assertEquals(1, app.notices.size());
        assertTrue(context.lines().toString().contains("Correct its credentials"), context.lines()::toString);
    }

    @Test
    void showsTheConnectionsCredentialsToo() {
        app.settings.put("GATEHOUSE_CONNECTIONS__CHAT__TOKEN", "a-made-up-token");
        send(notice("", Notice.Signature.SHA_256));
        assertEquals("Bearer a-made-up-token", only().headers().get("Authorization"));
    }

    @Test
    void triesAgainLaterWhatWasNotTaken() {
        status = 503;
        Notice notice = notice("", Notice.Signature.SHA_256);

        send(notice);

        assertEquals(List.of(new TestApp.Delayed(notice.tried(TestApp.NOW), Duration.ofSeconds(10))), app.notices);
        assertEquals(1, asked.size(), "a notice is no question that may be repeated at once");
        assertLogged("WARNING Check " + CHECK + ": attempt 1 to tell the connection chat that it is decided failed");
    }

    @Test
    void followsNoRedirect() {
        status = 302;
        send(notice("", Notice.Signature.SHA_256));
        assertEquals(1, asked.size());
        assertEquals(1, app.notices.size());
    }

    @Test
    void givesUpWithAnErrorOnceTryingIsPointless() {
        status = 404;
        send(notice("", Notice.Signature.SHA_256).tried(TestApp.NOW.minus(Duration.ofHours(24))));

        assertEquals(List.of(), app.notices);
        assertLogged("SEVERE Check " + CHECK + ": could not tell the connection chat that it is decided");
    }

    @Test
    void saysWhichSettingIsGone() {
        app.settings.remove("GATEHOUSE_CONNECTIONS__CHAT__SECRET");
        send(notice("", Notice.Signature.SHA_256));
        assertEquals(List.of(), asked);
        assertLogged("GATEHOUSE_CONNECTIONS__CHAT__SECRET");
    }

    @Test
    void letsTheHostHandOutANoticeAgainThatTheQueueDidNotTake() {
        status = 503;
        app.queueFails(Fault.passing("The queue is away."));
        assertThrows(MessageNotHandled.class, () -> send(notice("", Notice.Signature.SHA_256)));
    }

    @Test
    void dropsTextThatIsNoNoticeWithAnErrorThatShowsNothingOfIt() {
        new SendNotification(app.gatehouse()).run("{\"body\":\"something\"}", context);

        assertLogged("SEVERE A message of 20 characters in the queue gatehouse-notifications is none of Gatehouse's");
        assertFalse(context.lines().toString().contains("something"), context.lines()::toString);
    }

    @Test
    void logsNothingOfTheSecret() {
        status = 401;
        send(notice("", Notice.Signature.SHA_256));
        assertFalse(context.lines().toString().contains(SECRET), context.lines()::toString);
    }

    private void send(Notice notice) {
        new SendNotification(app.gatehouse()).run(NoticeMessages.encode(notice), context);
    }

    private static Notice notice(String path, Notice.Signature signature) {
        return new Notice("0123", CHECK, Happening.DECIDED, "chat", path, signature, BODY, 0, Optional.empty());
    }

    private Asked only() {
        assertEquals(1, asked.size(), asked::toString);
        return asked.get(0);
    }

    private void assertLogged(String part) {
        assertTrue(context.lines().stream().anyMatch(line -> line.contains(part)), context.lines()::toString);
    }

    private LoopbackServer start() {
        try {
            return LoopbackServer.start("receiver", 0, this::handle);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(exchange.getRequestMethod() + " " + exchange.getRequestURI(), headers, body));
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + server.port() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
