package dev.gatehouse.azuredevops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Guids;
import dev.gatehouse.outbound.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** JSON to and from bodies. Reading never throws: what is not there is empty. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static Content content(JsonNode json) {
        try {
            return Content.json(MAPPER.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can be written", e);
        }
    }

    /** What a body says: a missing node for an empty one, nothing for what is not JSON. */
    static Optional<JsonNode> parse(Content content) {
        if (content.isEmpty()) {
            return Optional.of(MissingNode.getInstance());
        }
        try {
            return Optional.of(MAPPER.readTree(content.bytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Text that is there and not blank. */
    static Optional<String> text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isTextual() && !value.textValue().isBlank() ? Optional.of(value.textValue()) : Optional.empty();
    }

    static Optional<UUID> guid(JsonNode json, String name) {
        return text(json, name).flatMap(Guids::parse);
    }

    /** A number above 0, written as one or as text: Azure DevOps does both. */
    static Optional<Integer> positive(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isTextual() && !value.canConvertToExactIntegral()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.parseInt(value.asText())).filter(number -> number > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A whole number from 0 on, as large as the API says that its numbers are. */
    static Optional<Integer> count(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isIntegralNumber() && value.canConvertToInt()
                ? Optional.of(value.intValue()).filter(number -> number >= 0)
                : Optional.empty();
    }

    /** The elements of an array that are not null; what is no array stays what it is. */
    static JsonNode withoutNulls(JsonNode array) {
        if (!array.isArray()) {
            return array;
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : array) {
            if (!element.isNull()) {
                kept.add(element);
            }
        }
        return kept;
    }

    /** All elements of an array, read the same way; nothing if it is none, or one element cannot be read. */
    static <T> Optional<List<T>> list(JsonNode array, Function<JsonNode, Optional<T>> read) {
        if (!array.isArray()) {
            return Optional.empty();
        }
        List<T> values = new ArrayList<>();
        for (JsonNode element : array) {
            Optional<T> value = read.apply(element);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(List.copyOf(values));
    }
}
