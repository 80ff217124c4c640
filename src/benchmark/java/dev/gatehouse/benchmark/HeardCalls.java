package dev.gatehouse.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The calls that a server has heard, and how another process asks for them. Thread-safe. */
final class HeardCalls {

    static final String PATH = "/heard-calls";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int REMEMBERED = 2;

    private final Deque<Call> last = new ArrayDeque<>();
    private long count;

    /** A call as it came. */
    record Call(String method, String uri, Map<String, String> headers, String body) {}

    /**
     * What was heard.
     *
     * @param count how many
     * @param last the last {@value #REMEMBERED} of them, in the order in which they came
     */
    record Told(long count, List<Call> last) {

        /** Asks the server for it. */
        static Told by(URI server) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(server.resolve(PATH)).build();
            JsonNode told = JSON.readTree(HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body());
            return new Told(
                    told.path("count").asLong(),
                    JSON.convertValue(told.path("last"), new TypeReference<List<Call>>() {}));
        }
    }

    synchronized void hear(HttpExchange exchange, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        last.addLast(new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                new String(body, StandardCharsets.UTF_8)));
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
        count++;
    }

    synchronized String json() throws IOException {
        return JSON.writeValueAsString(new Told(count, new ArrayList<>(last)));
    }
}
