package dev.gatehouse.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.check.SafeText;
import dev.gatehouse.outbound.Content;
import dev.gatehouse.outbound.Redaction;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a server says for people in the body of an error, whatever it calls that. */
final class ErrorText {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LONGEST = 300;

    /** In the order of how much they tell. */
    private static final List<String> PLACES = List.of(
            "/error/message",
            "/error/detail",
            "/error_description",
            "/detail",
            "/message",
            "/errors/0/message",
            "/error",
            "/title");

    private ErrorText() {}

    /** As in " (No Record found)": one short line without secrets; nothing where nothing is said, or a page for people. */
    static String quoted(Content content, Redaction redaction) {
        return said(content)
                .map(text -> SafeText.line(redaction.of(text), LONGEST).strip())
                .filter(text -> !text.isEmpty())
                .map(text -> " (" + text + ")")
                .orElse("");
    }

    private static Optional<String> said(Content content) {
        String type = content.type().toLowerCase(Locale.ROOT);
        if (type.startsWith("text/plain")) {
            return Optional.of(content.text());
        }
        return type.contains("json") ? inJson(content) : Optional.empty();
    }

    private static Optional<String> inJson(Content content) {
        try {
            JsonNode json = MAPPER.readTree(content.bytes());
            return Stream.concat(PLACES.stream().map(json::at), Stream.of(json))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .filter(text -> !text.isBlank())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
