package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.devhost.functionhost.FunctionHost;
import dev.gatehouse.devhost.functionhost.HostObserver;
import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.devhost.leak.MarkedCheck;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over the app's routes: what is answered tells nobody whether a check exists but whoever may ask for it and has its id. */
class NoOracleTest {

    private static final String PLAN_URL = "http://127.0.0.1:9/fabrikam/";
    private static final String TASK = "the task that waits";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final String UNKNOWN = "0".repeat(32) + "-" + "1".repeat(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final MarkedCheck check =
            new MarkedCheck("known", "a-token-that-nobody-may-read", MarkedCheck.FOR_REASON, Optional.empty(), false);
    private FunctionHost host;

    @BeforeEach
    void start() throws IOException {
        host = new AppFunctions(Map.of(), new MemoryStorage(clock, HostSettings.DEFAULTS), clock, new SecureRandom())
                .start(HostSettings.DEFAULTS, HostObserver.NONE, 0);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void answersADeliveryTheSameWhetherOrNotItsCheckExists() throws Exception {
        Answer first = deliver(TASK, check.definition());
        enterWhatWasDelivered();
        assertEquals(202, get("checks/" + id(first)).status(), "the check is there");
        assertEquals(first, deliver(TASK, check.definition()));
    }

    @Test
    void refusesADeliveryTheSameWhetherOrNotItsCheckExists() throws Exception {
        deliver(TASK, check.definition());
        enterWhatWasDelivered();
        for (String definition : List.of("{}", "nothing", "", "x".repeat(40_000))) {
            assertEquals(deliver("another task", definition), deliver(TASK, definition), definition);
        }
    }

    @Test
    void answersForEveryIdThatIsNotThereTheSame() throws Exception {
        String known = id(deliver(TASK, check.definition()));
        enterWhatWasDelivered();
        Answer unknown = get("checks/" + UNKNOWN);
        assertEquals(404, unknown.status());
        String near = known.substring(0, known.length() - 1) + (known.endsWith("0") ? "1" : "0");
        String sameRun = known.substring(0, known.indexOf('-')) + "-" + "0".repeat(20);
        for (String id : List.of(near, sameRun, known.toUpperCase(Locale.ROOT), "x", "%2e%2e", known + "%00")) {
            assertEquals(unknown, get("checks/" + id), id);
        }
    }

    @Test
    void purgesAndTerminatesAnIdThatCannotBeAsOneThatIsNotThere() throws Exception {
        for (String id : List.of("x", UNKNOWN.toUpperCase(Locale.ROOT), UNKNOWN + "0")) {
            assertEquals(about("DELETE", UNKNOWN, ""), about("DELETE", id, ""), id);
            assertEquals(about("POST", UNKNOWN, "/terminate?reason=x"), about("POST", id, "/terminate?reason=x"), id);
        }
    }

    @Test
    void takesNothingElseForAnIdThatIsThereThanForOneThatIsNot() throws Exception {
        String known = id(deliver(TASK, check.definition()));
        enterWhatWasDelivered();
        assertEquals(about("DELETE", UNKNOWN, "/x"), about("DELETE", known, "/x"));
        for (String method : List.of("PUT", "PATCH", "HEAD", "OPTIONS", "POST")) {
            for (String rest : List.of("", "/x")) {
                assertEquals(about(method, UNKNOWN, rest), about(method, known, rest), method + " " + rest);
            }
        }
    }

    /** What the queue has is handled until the check is in the ledger; Azure DevOps is not there and cannot be asked. */
    private void enterWhatWasDelivered() {
        assertTrue(host.runDue(), "nothing was delivered");
    }

    private record Answer(int status, Map<String, List<String>> headers, String body) {}

    private static String id(Answer answer) {
        Matcher id = ID.matcher(answer.body());
        assertTrue(id.find(), answer.toString());
        return id.group(1);
    }

    private Answer deliver(String task, String body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(host.baseUrl().resolve("checks")).POST(BodyPublishers.ofString(body));
        check.headers(PLAN_URL, task).forEach(request::header);
        return send(request.build());
    }

    /** What is answered about an id, whichever it is; what was asked for may be repeated. */
    private Answer about(String method, String id, String rest) throws Exception {
        Answer answer = send(method, "checks/" + id + rest);
        return new Answer(answer.status(), answer.headers(), answer.body().replace(id, "…"));
    }

    private Answer get(String route) throws Exception {
        return send("GET", route);
    }

    private Answer send(String method, String route) throws Exception {
        return send(HttpRequest.newBuilder(host.baseUrl().resolve(route))
                .method(method, BodyPublishers.noBody())
                .build());
    }

    private Answer send(HttpRequest request) throws Exception {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return new Answer(answer.statusCode(), headers, answer.body());
    }
}
