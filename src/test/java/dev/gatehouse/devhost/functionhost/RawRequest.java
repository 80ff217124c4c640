package dev.gatehouse.devhost.functionhost;

import com.microsoft.azure.functions.HttpMethod;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request as it came, in the host's form: lower case names, joined values, a body only with a Content-Length. */
final class RawRequest {

    /** The host itself takes up to 100 MB; no function here has a use for more than this. */
    static final int MAX_BODY_BYTES = 1 << 20;

    /** A body that is larger than {@link #MAX_BODY_BYTES}. */
    static final class TooLarge extends IOException {
        TooLarge(long length) {
            super("a body of " + length + " bytes");
        }
    }

    private final URI uri;
    private final HttpMethod method;
    private final Map<String, String> headers;
    private final Map<String, String> queryParameters;
    private final byte[] body;

    private RawRequest(
            URI uri, HttpMethod method, Map<String, String> headers, Map<String, String> queryParameters, byte[] body) {
        this.uri = uri;
        this.method = method;
        this.headers = headers;
        this.queryParameters = queryParameters;
        this.body = body;
    }

    static RawRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        URI uri = exchange.getRequestURI();
        String host = headers.getOrDefault("host", "localhost");
        return new RawRequest(
                URI.create("http://" + host + uri.getRawPath()
                        + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())),
                HttpMethod.value(exchange.getRequestMethod()),
                Map.copyOf(headers),
                queryParameters(uri.getRawQuery() == null ? "" : uri.getRawQuery()),
                body(exchange, headers));
    }

    URI uri() {
        return uri;
    }

    HttpMethod method() {
        return method;
    }

    Map<String, String> headers() {
        return headers;
    }

    Map<String, String> queryParameters() {
        return queryParameters;
    }

    byte[] body() {
        return body;
    }

    private static byte[] body(HttpExchange exchange, Map<String, String> headers) throws IOException {
        long length = Long.parseLong(headers.getOrDefault("content-length", "0"));
        if (length > MAX_BODY_BYTES) {
            throw new TooLarge(length);
        }
        return length == 0 ? new byte[0] : exchange.getRequestBody().readNBytes((int) length);
    }

    private static Map<String, String> queryParameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.length() - 1) {
                parameters.merge(
                        decoded(pair.substring(0, equals)),
                        decoded(pair.substring(equals + 1)),
                        (before, more) -> before + "," + more);
            }
        }
        return Map.copyOf(parameters);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
