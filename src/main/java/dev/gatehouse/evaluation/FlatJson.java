package dev.gatehouse.evaluation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads JSON objects whose members are strings and numbers, as the messages of the app's queues are. */
final class FlatJson {

    private FlatJson() {}

    /**
     * The members by name, as texts.
     *
     * @throws IOException where it is not JSON
     * @throws IllegalArgumentException where it is not a flat object
     */
    static Map<String, String> members(String text) throws IOException {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = JsonText.JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not an object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (!parser.nextToken().isScalarValue()) {
                    throw new IllegalArgumentException(name + " is not flat");
                }
                members.put(name, parser.getText());
            }
        }
        return members;
    }

    /** @throws IllegalArgumentException where it is not there */
    static String required(Map<String, String> members, String name) {
        String value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }
}
