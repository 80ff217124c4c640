package dev.gatehouse.expression;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an evaluation goes over.
 *
 * @param document the whole document
 * @param root the same as a value
 */
record Scope(JsonNode document, Value root, Budget budget) {

    static Scope of(JsonNode document) {
        return new Scope(document, Json.value(document), new Budget());
    }
}
