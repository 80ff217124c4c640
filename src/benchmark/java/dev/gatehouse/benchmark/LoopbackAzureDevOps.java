package dev.gatehouse.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.gatehouse.devhost.loopback.LoopbackServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * An Azure DevOps on loopback, in a process of its own so that its work is not measured: every run waits, and has one open work item. It
 * answers at once, and the same to everybody.
 */
final class LoopbackAzureDevOps implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LAST_CALLS = "/last-calls";
    private static final int OK = 200;
    private static final int REMEMBERED = 2;

    private final Process process;
    private final URI base;

    private LoopbackAzureDevOps(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** A call as it came. */
    record Call(String method, URI uri, Map<String, String> headers, String body) {}

    static LoopbackAzureDevOps start() throws IOException {
        Process process = Jvm.of(LoopbackAzureDevOps.class, List.of(), List.of())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String port = output.readLine();
        if (port == null) {
            throw new IllegalStateException("the process of Azure DevOps has ended");
        }
        return new LoopbackAzureDevOps(process, URI.create("http://127.0.0.1:" + port));
    }

    /** What a delivery's {@code PlanUrl} is. */
    URI collection() {
        return base.resolve("/fabrikam/");
    }

    /** The last {@value #REMEMBERED} calls, in the order in which they came. */
    List<Call> lastCalls() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(LAST_CALLS)).build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        List<Call> calls = new ArrayList<>();
        for (JsonNode call : JSON.readTree(answer)) {
            calls.add(new Call(
                    call.path("method").asText(),
                    base.resolve(call.path("uri").asText()),
                    JSON.convertValue(
                            call.path("headers"),
                            JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class)),
                    call.path("body").asText()));
        }
        return calls;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The process: prints its port, and serves until whoever started it has ended. */
    public static void main(String[] args) throws IOException {
        Deque<ObjectNode> last = new ArrayDeque<>();
        try (LoopbackServer server = LoopbackServer.start("azure-devops", 0, exchange -> answer(exchange, last))) {
            System.out.println(server.port());
            while (System.in.read() >= 0) {
                // Nothing is said to it; the end of its input is the end of who started it.
            }
        }
    }

    private static void answer(HttpExchange exchange, Deque<ObjectNode> last) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String answer = path.equals(LAST_CALLS) ? told(last) : answer(exchange.getRequestMethod(), path);
            if (!path.equals(LAST_CALLS)) {
                remember(exchange, body, last);
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8; api-version=7.1");
            exchange.sendResponseHeaders(OK, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void remember(HttpExchange exchange, byte[] body, Deque<ObjectNode> last) {
        ObjectNode call = JSON.createObjectNode()
                .put("method", exchange.getRequestMethod())
                .put("uri", exchange.getRequestURI().toString())
                .put("body", new String(body, StandardCharsets.UTF_8));
        ObjectNode headers = call.putObject("headers");
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        synchronized (last) {
            last.addLast(call);
            if (last.size() > REMEMBERED) {
                last.removeFirst();
            }
        }
    }

    private static String told(Deque<ObjectNode> last) {
        synchronized (last) {
            ArrayNode calls = JSON.createArrayNode();
            last.forEach(calls::add);
            return calls.toString();
        }
    }

    private static String answer(String method, String path) {
        if (path.endsWith("/workitems")) {
            return "{\"count\":1,\"value\":[{\"id\":\"12\",\"url\":\"https://dev.azure.com/fabrikam/_apis/wit/workItems/12\"}]}";
        }
        if (path.endsWith("/workitemsbatch")) {
            return "{\"count\":1,\"value\":[{\"id\":12,\"rev\":3,\"fields\":{\"System.TeamProject\":\"Fabrikam\","
                    + "\"System.WorkItemType\":\"Bug\",\"System.State\":\"Active\","
                    + "\"System.Title\":\"Totals are rounded twice\"},"
                    + "\"url\":\"https://dev.azure.com/fabrikam/_apis/wit/workItems/12\"}]}";
        }
        if (path.endsWith("/states")) {
            return "{\"count\":2,\"value\":[{\"name\":\"Active\",\"category\":\"InProgress\"},"
                    + "{\"name\":\"Closed\",\"category\":\"Completed\"}]}";
        }
        if (path.contains("/builds/")) {
            return "{\"id\":7,\"status\":\"inProgress\",\"reason\":\"manual\","
                    + "\"sourceVersion\":\"8c3b1d0a9e5f4c7db6a2901e3f5d7c9b1a3e5f70\"}";
        }
        if (path.contains("/plans/") && !path.contains("/logs") && !path.contains("/timelines")) {
            return "{\"version\":14,\"planType\":\"checks\",\"state\":\"inProgress\"}";
        }
        if (method.equals("POST") && path.contains("/logs")) {
            return "{\"id\":1,\"lineCount\":0}";
        }
        return "{\"count\":0,\"value\":[]}";
    }
}
