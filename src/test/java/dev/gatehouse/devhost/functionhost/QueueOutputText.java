package dev.gatehouse.devhost.functionhost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What becomes of a text on its way through a queue output binding: text that looks like JSON is parsed and written again,
 * indented; an array becomes one message per element; text that looks like a date is rewritten.
 */
final class QueueOutputText {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");

    private QueueOutputText() {}

    /**
     * The messages that a function's output becomes.
     *
     * @throws IllegalArgumentException for text in braces or brackets that is not JSON, which fails the function
     */
    static List<String> messages(Object output) {
        String text = output instanceof String string
                ? string
                : JSON.valueToTree(output).toString();
        String trimmed = text.trim();
        if (!inPair(trimmed, '{', '}') && !inPair(trimmed, '[', ']')) {
            return List.of(text);
        }
        JsonNode parsed = rewritten(parse(trimmed));
        if (!parsed.isArray()) {
            return List.of(parsed.toPrettyString());
        }
        List<String> messages = new ArrayList<>();
        parsed.forEach(element -> messages.add(element.isValueNode() ? element.asText() : element.toPrettyString()));
        return messages;
    }

    private static boolean inPair(String text, char open, char close) {
        return text.length() >= 2 && text.charAt(0) == open && text.charAt(text.length() - 1) == close;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the queue output looks like JSON and is none: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode rewritten(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            node.properties().forEach(property -> object.set(property.getKey(), rewritten(property.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JSON.createArrayNode();
            node.forEach(element -> array.add(rewritten(element)));
            return array;
        }
        return node.isTextual() ? TextNode.valueOf(rewrittenDate(node.textValue())) : node;
    }

    private static String rewrittenDate(String text) {
        if (!DATE.matcher(text).matches()) {
            return text;
        }
        try {
            OffsetDateTime date = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            return date.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException e) {
            return text;
        }
    }
}
