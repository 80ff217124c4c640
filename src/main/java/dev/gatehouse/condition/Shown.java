package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Unprintable;
import java.util.List;

/** How texts from outside are shown in sentences: cut, and without characters that could break or forge a line. */
final class Shown {

    private static final int MOST_CHARACTERS = 80;

    private Shown() {}

    /** In double quotes, at most {@value #MOST_CHARACTERS} characters of it. */
    static String quoted(String text) {
        return '"' + plain(text, MOST_CHARACTERS) + '"';
    }

    /** At most so many characters, escapes counted as written, with an ellipsis where something is missing. */
    static String plain(String text, int most) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), most) + 1);
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            boolean isPrintable = !Unprintable.is(character);
            int length = isPrintable
                    ? Character.charCount(character)
                    : escape(character).length();
            if (shown.length() + length > most) {
                return shown.append('…').toString();
            }
            if (isPrintable) {
                shown.appendCodePoint(character);
            } else {
                shown.append(escape(character));
            }
        }
        return shown.toString();
    }

    /** What stands in a JSON document: the value, or only its kind where that could be long. */
    static String found(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> quoted(node.textValue());
            case NUMBER -> "the number " + plain(node.decimalValue().toString(), MOST_CHARACTERS);
            case BOOLEAN -> node.booleanValue() ? "true" : "false";
            case OBJECT -> node.isEmpty() ? "an empty object" : "an object";
            case ARRAY -> node.isEmpty() ? "an empty array" : "an array";
            default -> "null";
        };
    }

    /** {@code a, b or c}. */
    static String either(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** The first few, and how many more there are. */
    static String firstOf(List<String> texts, int most, String separator) {
        if (texts.size() <= most) {
            return String.join(separator, texts);
        }
        return String.join(separator, texts.subList(0, most)) + separator + "and " + (texts.size() - most) + " more";
    }

    private static String escape(int character) {
        String digits = Integer.toHexString(character);
        return "\\u" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
