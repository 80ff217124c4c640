package dev.gatehouse.condition;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the headers that a definition has sent along with a request. */
final class HttpHeaders {

    static final String CONTENT_TYPE = "Content-Type";

    private static final int MOST = 30;
    private final Fields fields;

    HttpHeaders(Fields fields) {
        this.fields = fields;
    }

    /** What is left of headers where nothing is sent that they could describe. */
    static Map<String, String> withoutBody(Map<String, String> headers) {
        Map<String, String> left = new HashMap<>(headers);
        left.keySet().removeIf(CONTENT_TYPE::equalsIgnoreCase);
        return left;
    }

    /** The headers that are right; the others are among the problems. */
    Map<String, String> read() {
        Map<String, String> headers = new HashMap<>();
        fields.value("headers").ifPresent(value -> {
            if (!value.node().isObject()) {
                value.problem("write an object such as {\"Accept\": \"application/json\"}");
                return;
            }
            if (value.node().size() > MOST) {
                value.problem("write " + MOST + " headers at most");
                return;
            }
            value.node().fieldNames().forEachRemaining(name -> {
                Value member = value.member(name);
                Optional<String> wrong = wrong(name, member);
                // Whatever stands there may be a credential, and is not repeated.
                wrong.ifPresent(
                        advice -> member.problems().add(member.path(), "the header " + Shown.quoted(name), advice));
                if (wrong.isEmpty()) {
                    headers.put(name, member.node().textValue().strip());
                }
            });
        });
        return headers;
    }

    private static Optional<String> wrong(String name, Value value) {
        if (RequestHeaders.areCredentials(name)) {
            return Optional.of("leave it out: a definition is stored as it is, and can be read; credentials belong into"
                    + " a connection of the app, or write \"identity\": {\"scope\": …}");
        }
        if (RequestHeaders.areTheTransports(name)) {
            return Optional.of("leave it out: it is set by itself");
        }
        if (!RequestHeaders.canBeNamed(name)) {
            return Optional.of("write a name that a header can have: letters, digits and dashes");
        }
        String text = value.node().isTextual() ? value.node().textValue().strip() : "";
        return text.isEmpty() || !RequestHeaders.canSay(text)
                ? Optional.of("write a text of printable ASCII characters")
                : Optional.empty();
    }
}
