package dev.gatehouse.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A message as the Functions host writes it behind its queue output binding: indented, escaped as Newtonsoft.Json does. */
final class HostText {

    private static final JsonMapper JSON = new JsonMapper();

    private HostText() {}

    static String of(String message) throws JsonProcessingException {
        StringBuilder text = new StringBuilder("{");
        for (var member : JSON.readTree(message).properties()) {
            text.append(text.length() == 1 ? "" : ",").append("\r\n  ");
            quoted(member.getKey(), text);
            text.append(": ");
            value(member.getValue(), text);
        }
        return text.append("\r\n}").toString();
    }

    private static void value(JsonNode value, StringBuilder text) {
        if (value.isTextual()) {
            quoted(value.textValue(), text);
        } else {
            text.append(value);
        }
    }

    private static void quoted(String value, StringBuilder text) {
        text.append('"');
        for (int at = 0; at < value.length(); at++) {
            char one = value.charAt(at);
            switch (one) {
                case '"', '\\' -> text.append('\\').append(one);
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                case '\u0085', '\u2028', '\u2029' -> text.append("\\u%04x".formatted((int) one));
                default -> text.append(one < ' ' ? "\\u%04x".formatted((int) one) : Character.toString(one));
            }
        }
        text.append('"');
    }
}
