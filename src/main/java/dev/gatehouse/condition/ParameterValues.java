package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Where the places of a policy get their values from. */
interface ParameterValues {

    /**
     * A value and its source.
     *
     * @param source in words, such as {@code "change" in "with"}
     */
    record Given(JsonNode value, String source) {}

    Optional<Given> find(String name);

    /** What to do about one that is not there. */
    String advice(String name);
}
