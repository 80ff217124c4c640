package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a policy can be given.
 *
 * @param name what stands in {@code ${…}}
 * @param description what it is, for those who configure a check
 * @param standard what it is where a delivery does not say; a parameter without is required
 */
public record PolicyParameter(String name, String description, Optional<JsonNode> standard) {

    static final String NAME_ADVICE = "letters, digits, '.', '_' and '-', a letter first, 63 at most";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,62}");

    public PolicyParameter {
        if (!isName(name) || description.isBlank()) {
            throw new IllegalArgumentException("a parameter has a name and a description: " + name);
        }
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public boolean isRequired() {
        return standard.isEmpty();
    }
}
