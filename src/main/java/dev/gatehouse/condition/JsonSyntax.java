package dev.gatehouse.condition;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.regex.Pattern;

/** Says what is wrong with a JSON text in words for its author, who never heard of our parser's settings. */
final class JsonSyntax {

    private static final int MESSAGE_CHARACTERS = 200;

    /** The parts of the parser's messages that speak of its settings or repeat a place without its text. */
    private static final Pattern FOR_PROGRAMMERS = Pattern.compile(
            ", from `[^`]*`|\\(not recognized as .*|: enable `.*| \\(start marker at .*| \\(for \\w+ starting at .*");

    private JsonSyntax() {}

    static String place(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    static String found(JsonProcessingException error, JsonParser parser) {
        JsonLocation location = error.getLocation() == null ? parser.currentLocation() : error.getLocation();
        String message = FOR_PROGRAMMERS.matcher(error.getOriginalMessage()).replaceAll("");
        return place(location) + ": " + Shown.plain(message.strip(), MESSAGE_CHARACTERS);
    }

    static String advice(JsonProcessingException error) {
        if (error instanceof JsonEOFException) {
            return "the text ends too early: close every object, array and text; the check's body holds 2,000"
                    + " characters at most";
        }
        if (error instanceof StreamConstraintsException) {
            return "write it shorter";
        }
        return "write plain JSON: keys and texts in double quotes, no comments, no comma after the last value";
    }
}
