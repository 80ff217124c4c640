package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.condition.WebQuestion.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the request of an {@code http} condition. */
final class HttpRequest {

    private static final int BODY = 8_000;

    private HttpRequest() {}

    /** The request; empty where something is wrong with it, which is then among the problems. */
    static Optional<WebQuestion> parse(Fields fields) {
        fields.requireOneOf("connection", "url");
        Optional<WebTarget> target = target(fields);
        Optional<String> body = body(fields);
        int before = fields.problems().count();
        Method method = fields.word("method", Method.values(), Method.GET);
        boolean isMethodKnown = fields.problems().count() == before;
        Map<String, String> headers = new HttpHeaders(fields).read();
        Optional<String> scope = scope(fields);
        if (body.isPresent() && !method.hasBody()) {
            fields.value("body")
                    .filter(value -> isMethodKnown)
                    .ifPresent(value -> value.problem("write \"method\": \"POST\", \"PUT\" or \"PATCH\","
                            + " or leave the body out: a " + method + " has none"));
            return Optional.empty();
        }
        return target.map(found -> new WebQuestion(found, method, typed(headers, body), body, scope));
    }

    private static Optional<WebTarget> target(Fields fields) {
        Optional<String> connection = fields.connection();
        Optional<String> path = fields.text("path");
        if (fields.has("url")) {
            fields.value("path").ifPresent(value -> value.problem("write the path in \"url\""));
            return fields.value("url").flatMap(HttpRequest::url).map(WebTarget.At::new);
        }
        String below = path.orElse("");
        Optional<String> wrong = wrongPath(below);
        wrong.ifPresent(advice -> fields.value("path").ifPresent(value -> value.problem(advice)));
        return wrong.isPresent() ? Optional.empty() : connection.map(name -> new WebTarget.Below(name, below));
    }

    private static Optional<URI> url(Value value) {
        try {
            URI url =
                    new URI(value.node().isTextual() ? value.node().textValue().strip() : "");
            if (url.isAbsolute() && url.getHost() != null && url.getRawFragment() == null) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            // Told below, with what is a URI and no URL.
        }
        value.problem("write a URL, such as \"https://status.contoso.com/api/health\", percent-encoded where needed");
        return Optional.empty();
    }

    /** What is wrong with a path below a connection's URL, as advice. */
    static Optional<String> wrongPath(String path) {
        try {
            URI uri = new URI("https://connection/" + path);
            return uri.getRawFragment() == null ? Optional.empty() : Optional.of("end the path before the '#'");
        } catch (URISyntaxException e) {
            return Optional.of(
                    "write a path as in a URL, such as \"/api/health?full=true\", percent-encoded where" + " needed");
        }
    }

    /** A text as it is; anything else as the JSON that it is. */
    private static Optional<String> body(Fields fields) {
        return fields.value("body").flatMap(value -> {
            JsonNode node = value.node();
            String text = node.isTextual() ? node.textValue() : node.toString();
            if (text.length() > BODY) {
                value.problem("write " + BODY + " characters at most");
                return Optional.empty();
            }
            return Optional.of(text);
        });
    }

    private static Optional<String> scope(Fields fields) {
        return fields.value("identity")
                .flatMap(value -> value.fields("{\"scope\": \"https://api.loganalytics.io/.default\"}")
                        .flatMap(inner -> {
                            Optional<String> scope = inner.text("scope");
                            inner.require(
                                    "scope",
                                    "say what the token is for, such as \"https://api.loganalytics.io/.default\"");
                            return inner.unlessWrong(scope::orElseThrow);
                        }));
    }

    private static Map<String, String> typed(Map<String, String> headers, Optional<String> body) {
        if (body.isEmpty() || headers.keySet().stream().anyMatch(HttpHeaders.CONTENT_TYPE::equalsIgnoreCase)) {
            return headers;
        }
        Map<String, String> typed = new HashMap<>(headers);
        typed.put(HttpHeaders.CONTENT_TYPE, "application/json");
        return typed;
    }
}
