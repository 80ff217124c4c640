package dev.gatehouse.devhost.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * An Azure DevOps that repeats the token it is called with, in each answer about evidence, and in the first one of each kind about
 * what people read and about the decision. Writes down what it is sent.
 */
public final class EchoingPipelines extends Dispatcher implements AutoCloseable {

    private static final String PLAN = "/plans/[0-9a-f-]{36}";
    private static final Pattern LINKS = Pattern.compile("/workitems$");

    private final MockWebServer server = new MockWebServer();
    private final Spills spills;
    private final Map<String, MarkedCheck> checks = new ConcurrentHashMap<>();
    private final Map<String, String> refusing = new ConcurrentHashMap<>();
    private final Set<String> echoed = ConcurrentHashMap.newKeySet();
    private final Queue<String> decided = new ConcurrentLinkedQueue<>();
    private final Queue<String> strangers = new ConcurrentLinkedQueue<>();

    private EchoingPipelines(Spills spills) {
        this.spills = spills;
    }

    public static EchoingPipelines start(Spills spills) throws IOException {
        EchoingPipelines pipelines = new EchoingPipelines(spills);
        pipelines.server.setDispatcher(pipelines);
        pipelines.server.start();
        return pipelines;
    }

    public String planUrl() {
        return "http://127.0.0.1:" + server.getPort() + "/fabrikam/";
    }

    /** Knows a check, by its token. */
    public void expect(MarkedCheck check) {
        checks.put(check.token(), check);
    }

    /** Takes no decision with the token of a check. */
    public void refuseDecisionsOf(MarkedCheck check) {
        refusing.put(check.token(), check.name());
    }

    /** The decisions that were taken: the check's name, a space, the result. */
    public List<String> decided() {
        return List.copyOf(decided);
    }

    /** Whether a decision came that was not taken. */
    public boolean hasRefusedDecisionOf(MarkedCheck check) {
        return echoed.contains(check.name() + " events");
    }

    /** Whether a line was written to a check's log. */
    public boolean hasHeardOf(MarkedCheck check) {
        return echoed.contains(check.name() + " timelines/records");
    }

    /** Calls with no token or with one of nobody's. */
    public List<String> strangers() {
        return List.copyOf(strangers);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String header = String.valueOf(request.getHeaders().get("Authorization"));
        spills.add(Spills.Place.AUTHORIZED, header);
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        spills.add(
                Spills.Place.SENT,
                request.getRequestLine() + "\n"
                        + request.getHeaders()
                                .newBuilder()
                                .removeAll("Authorization")
                                .build() + "\n" + body);
        MarkedCheck check = checks.get(token(header));
        if (check == null) {
            strangers.add(request.getRequestLine());
            return new MockResponse.Builder().code(401).build();
        }
        return answer(check, header, request.getMethod(), request.getUrl().encodedPath(), body);
    }

    private static String token(String header) {
        if (!header.startsWith("Basic ")) {
            return "";
        }
        String pair = new String(Base64.getDecoder().decode(header.substring("Basic ".length())), UTF_8);
        return pair.substring(pair.indexOf(':') + 1);
    }

    private MockResponse answer(MarkedCheck check, String header, String method, String path, String body) {
        if (path.matches(".*" + PLAN)) {
            return check.echoesPlan()
                    ? check.echo().orElseThrow().answer(check.token(), header)
                    : ok("{\"version\": 13, \"state\": \"inProgress\"}");
        }
        if (path.contains("/build/")
                && LINKS.matcher(path).find()
                && check.echo().isPresent()) {
            return check.echo().get().answer(check.token(), header);
        }
        if (!path.contains("/build/") && !path.contains("/wit/")) {
            return pipelines(check, header, method, path, body);
        }
        if (path.endsWith("/workitems")) {
            return ok("{\"value\": [{\"id\": \"12\"}]}");
        }
        return ok(
                path.endsWith("/workitemsbatch")
                        ? items(check)
                        : "{\"id\": 42, \"status\": \"inProgress\"," + " \"reason\": \"manual\", \"value\": []}");
    }

    /** A work item that is called like the token. */
    private static String items(MarkedCheck check) {
        var item = JsonNodeFactory.instance.objectNode().put("id", 12);
        item.putObject("fields")
                .put("System.Title", "Log in with " + check.token())
                .put("System.WorkItemType", "Bug")
                .put("System.State", "State " + check.token())
                .put("System.TeamProject", "Fabrikam");
        var items = JsonNodeFactory.instance.objectNode();
        items.putArray("value").add(item);
        return items.toString();
    }

    private MockResponse pipelines(MarkedCheck check, String header, String method, String path, String body) {
        String kind = path.replaceFirst(".*" + PLAN + "/", "").replaceFirst("/.*/", "/");
        boolean isFirst = echoed.add(check.name() + " " + kind);
        boolean echoes = check.echo().isPresent() && (isFirst || isRefused(check, kind));
        MockResponse answer = echoes
                ? check.echo().get().answer(check.token(), header)
                : ok(method.equals("GET") ? "{\"value\": []}" : "{\"id\": 1}");
        if (kind.equals("events") && answer.getCode() == 200) {
            decided.add(check.name() + " " + (body.contains("succeeded") ? "succeeded" : "failed"));
        }
        return answer;
    }

    private boolean isRefused(MarkedCheck check, String kind) {
        return kind.equals("events") && refusing.containsKey(check.token());
    }

    private static MockResponse ok(String json) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(json)
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
