package dev.gatehouse.devhost.pipelines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A call to the simulated Azure Pipelines.
 *
 * @param project the project's id or name, from the path
 * @param path the segments of the path after {@code _apis}
 * @param headers by name in lower case; of a repeated one the first
 */
record ApiRequest(
        String method,
        String project,
        List<String> path,
        Map<String, String> query,
        Map<String, String> headers,
        String body) {

    static final int MAX_BODY_BYTES = 4 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads a call; absent where its path is not one of a project's API in the collection. */
    static Optional<ApiRequest> read(HttpExchange exchange, String collection) throws IOException {
        List<String> path = Arrays.stream(exchange.getRequestURI().getRawPath().split("/", -1))
                .skip(1)
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
        if (path.size() < 4 || !path.get(0).equals(collection) || !path.get(2).equals("_apis")) {
            return Optional.empty();
        }
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return Optional.of(new ApiRequest(
                exchange.getRequestMethod(),
                path.get(1),
                path.subList(3, path.size()),
                query(exchange.getRequestURI().getRawQuery()),
                headers,
                new String(body, StandardCharsets.UTF_8)));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    /**
     * Whether this is a call of that method and path.
     *
     * @param template segments, compared without case, where {@code *} is anything
     */
    boolean is(String wantedMethod, String template) {
        String[] wanted = template.split("/", -1);
        if (!method.equals(wantedMethod) || wanted.length != path.size()) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].equals("*") && !wanted[i].equalsIgnoreCase(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The plan that the path names, where it is a task hub's. */
    Optional<String> planId() {
        boolean named = path.size() > 4
                && path.get(0).equalsIgnoreCase("distributedtask")
                && path.get(3).equalsIgnoreCase("plans");
        return named ? Optional.of(path.get(4)) : Optional.empty();
    }

    /** The id at a place in the path. */
    UUID guid(int segment) {
        return guid(path.get(segment));
    }

    int number(int segment) {
        return number(path.get(segment));
    }

    static UUID guid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ApiFault.badRequest("VssPropertyValidationException", "The value '" + text + "' is not a GUID.");
        }
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ApiFault.badRequest("VssPropertyValidationException", "The value '" + text + "' is not a number.");
        }
    }

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw ApiFault.badRequest("VssRequestContentException", "The request's body is not JSON.");
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    Optional<String> query(Object name) {
        return Optional.ofNullable(query.get(String.valueOf(name)));
    }
}
