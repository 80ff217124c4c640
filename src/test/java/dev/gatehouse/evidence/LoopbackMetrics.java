package dev.gatehouse.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.gatehouse.check.Answer;
import dev.gatehouse.condition.Measured;
import dev.gatehouse.condition.MetricQuestion;
import dev.gatehouse.devhost.loopback.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server of this machine with the query APIs of Prometheus, below a path as behind a proxy, and of Log Analytics and Application
 * Insights. It knows queries and their answers; what it does not know it refuses as each of them does.
 */
final class LoopbackMetrics implements AutoCloseable {

    static final UUID WORKSPACE = UUID.fromString("63613592-b6f7-4c3d-a390-22ba13102111");
    static final UUID APP = UUID.fromString("34adfa4f-cedf-4dc0-ba29-b6d1a69ab345");
    private static final String PREFIX = "/behind/a/proxy";
    private static final JsonMapper JSON = new JsonMapper();

    private record Reply(int status, String body) {}

    private final Map<String, Reply> replies = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;

    LoopbackMetrics() {
        try {
            this.server = LoopbackServer.start("metrics", 0, this::handle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it answers to a query, whichever API is asked. */
    LoopbackMetrics answers(String query, int status, String body) {
        replies.put(query, new Reply(status, body));
        return this;
    }

    Answer<Measured> prometheus(String query) {
        return MetricClient.of(URI.create(url() + PREFIX))
                .measure(new MetricQuestion.Prometheus(MetricClient.CONNECTION, query));
    }

    Answer<Measured> logAnalytics(String query) {
        return MetricClient.of(URI.create(url()))
                .measure(new MetricQuestion.LogAnalytics(MetricClient.CONNECTION, WORKSPACE, query));
    }

    Answer<Measured> applicationInsights(String query) {
        return MetricClient.of(URI.create(url()))
                .measure(new MetricQuestion.ApplicationInsights(MetricClient.CONNECTION, APP, query));
    }

    /** The requests that came: method, path, and headers that matter. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    String host() {
        return "127.0.0.1:" + server.port();
    }

    private String url() {
        return "http://" + host();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path
                + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Prefer"))
                        .map(prefer -> " Prefer: " + prefer)
                        .orElse(""));
        boolean isLetIn = ("Bearer " + MetricClient.TOKEN)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Reply reply = isLetIn ? reply(exchange, path, body) : new Reply(401, "{}");
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Reply reply(HttpExchange exchange, String path, String body) throws IOException {
        if (exchange.getRequestMethod().equals("GET") && path.equals(PREFIX + "/api/v1/query")) {
            Map<String, String> parameters = parameters(exchange.getRequestURI().getRawQuery());
            Optional<Reply> known = Optional.ofNullable(replies.get(parameters.getOrDefault("query", "")));
            return parameters.getOrDefault("timeout", "").equals("10s") && known.isPresent()
                    ? known.get()
                    : new Reply(
                            400,
                            "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"invalid parameter \\\"query\\\":"
                                    + " 1:4: parse error: unexpected end of input\"}");
        }
        boolean isLogs = List.of("/v1/workspaces/" + WORKSPACE + "/query", "/v1/apps/" + APP + "/query")
                .contains(path);
        if (!isLogs || !exchange.getRequestMethod().equals("POST")) {
            return new Reply(404, "");
        }
        JsonNode question = JSON.readTree(body);
        boolean isQuestion =
                exchange.getRequestHeaders().getFirst("Content-Type").startsWith("application/json")
                        && question.size() == 1;
        Reply known = replies.get(question.path("query").asText());
        return isQuestion && known != null
                ? known
                : new Reply(
                        400,
                        "{\"error\":{\"message\":\"The request had some invalid properties\",\"code\":\"BadArgumentError\","
                                + "\"innererror\":{\"code\":\"SyntaxError\",\"message\":\"A recognition error occurred in the"
                                + " query.\"}}}");
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public void close() {
        server.close();
    }
}
