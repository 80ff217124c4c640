package dev.gatehouse.devhost.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import mockwebserver3.MockResponse;

/** How Azure DevOps, or whoever answers in its place, repeats the token that it was called with. */
public enum Echo {
    MISTAKE,
    FORBIDDEN,
    NOT_FOUND,
    TOO_MANY_REQUESTS,
    SERVER_ERROR,
    UNAUTHORIZED,
    REDIRECT,
    SIGN_IN_PAGE,
    REASON_PHRASE,
    BROKEN_CHUNK,
    NO_JSON,
    OTHER_JSON;

    /**
     * An answer.
     *
     * @param header the value of the {@code Authorization} header that the call came with
     */
    MockResponse answer(String token, String header) {
        return switch (this) {
            case MISTAKE -> json(400, token, header).build();
            case FORBIDDEN -> json(403, token, header).build();
            case NOT_FOUND -> json(404, token, header).build();
            case TOO_MANY_REQUESTS ->
                json(429, token, header).addHeader("Retry-After", token).build();
            case SERVER_ERROR -> json(500, token, header).build();
            case UNAUTHORIZED ->
                text(401, token, header)
                        .addHeader("WWW-Authenticate", header)
                        .addHeader("X-Echo", token)
                        .build();
            case REDIRECT ->
                text(302, token, header)
                        .addHeader("Location", "/elsewhere?token=" + URLEncoder.encode(token, UTF_8))
                        .build();
            case SIGN_IN_PAGE ->
                text(203, token, header).setHeader("Content-Type", "text/html").build();
            case REASON_PHRASE ->
                text(503, token, header).status("HTTP/1.1 503 " + token).build();
            case BROKEN_CHUNK ->
                new MockResponse.Builder()
                        .body(token + "\r\n" + token)
                        .removeHeader("Content-Length")
                        .setHeader("Transfer-Encoding", "chunked")
                        .build();
            case NO_JSON -> text(200, token, header).build();
            case OTHER_JSON ->
                new MockResponse.Builder()
                        .code(200)
                        .body(JsonNodeFactory.instance.textNode(token).toString())
                        .build();
        };
    }

    private static MockResponse.Builder json(int status, String token, String header) {
        String message = "The token " + token + " of " + header + ", which begins with "
                + token.substring(0, token.length() / 2) + ", is the matter";
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(JsonNodeFactory.instance
                        .objectNode()
                        .put("message", message)
                        .put("typeKey", token)
                        .toString());
    }

    private static MockResponse.Builder text(int status, String token, String header) {
        return new MockResponse.Builder().code(status).body("Not with " + token + " nor " + header);
    }
}
