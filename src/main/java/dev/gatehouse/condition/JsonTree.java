package dev.gatehouse.condition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads JSON into a tree, and reports what makes the text itself doubtful: syntax, keys that come twice, and
 * placeholders that nobody filled in. Builds the tree from tokens, because an object mapper would more than double
 * the classes that accepting a check loads.
 */
final class JsonTree {

    /** The parser's own bound; a text that is only too long for its place is told better than as a mistake in JSON. */
    private static final int PARSED_TEXT = 16 * 1024;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.JSON_DEPTH)
                    .maxStringLength(PARSED_TEXT)
                    .maxNumberLength(Limits.JSON_DIGITS)
                    .maxNameLength(Limits.JSON_KEY)
                    .build())
            .build();

    private final JsonParser parser;
    private final Problems problems;
    private final Function<String, Optional<Placeholder>> leftOver;

    private JsonTree(JsonParser parser, Problems problems, Function<String, Optional<Placeholder>> leftOver) {
        this.parser = parser;
        this.problems = problems;
        this.leftOver = leftOver;
    }

    /** The tree; empty where the text is no JSON, which is then among the problems. */
    static Optional<JsonNode> read(String json, Problems problems) {
        return read(json, problems, Placeholder::in);
    }

    /** The same of a policy, whose {@code ${…}} are still to be filled. */
    static Optional<JsonNode> readPolicy(String json, Problems problems) {
        return read(json, problems, Placeholder::inPolicy);
    }

    private static Optional<JsonNode> read(
            String json, Problems problems, Function<String, Optional<Placeholder>> leftOver) {
        try (JsonParser parser = JSON.createParser(json)) {
            try {
                parser.nextToken();
                JsonTree tree = new JsonTree(parser, problems, leftOver);
                JsonNode root = tree.value(JsonPath.ROOT);
                if (parser.nextToken() != null) {
                    problems.add(
                            JsonPath.ROOT,
                            "more text after the definition, at " + JsonSyntax.place(parser.currentTokenLocation()),
                            "write one JSON object and nothing after it");
                }
                return Optional.of(root);
            } catch (JsonProcessingException e) {
                problems.add(JsonPath.ROOT, JsonSyntax.found(e, parser), JsonSyntax.advice(e));
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be read", e);
        }
    }

    private JsonNode value(String path) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_STRING -> text(path);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(path);
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            default -> nodes.nullNode();
        };
    }

    private JsonNode object(String path) throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String at = JsonPath.member(path, key);
            parser.nextToken();
            JsonNode value = value(at);
            if (node.has(key)) {
                problems.add(at, "the key " + Shown.quoted(key) + " twice", "write each key once");
            } else {
                node.set(key, value);
            }
        }
        return node;
    }

    private JsonNode array(String path) throws IOException {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            node.add(value(JsonPath.element(path, node.size())));
        }
        return node;
    }

    /** Numbers that are short to write and endless to compute with are refused here, where the parser would throw. */
    private JsonNode number(String path) throws IOException {
        try {
            BigDecimal number = parser.getDecimalValue();
            if (Math.abs((long) number.scale()) <= Limits.JSON_DIGITS) {
                return JsonNodeFactory.instance.numberNode(number);
            }
        } catch (NumberFormatException e) {
            // Told below, with the other numbers that are out of bounds.
        }
        problems.explain(
                path,
                "the number " + Shown.plain(parser.getText(), Limits.JSON_DIGITS),
                "write a number with " + Limits.JSON_DIGITS + " digits at most");
        return JsonNodeFactory.instance.nullNode();
    }

    private JsonNode text(String path) throws IOException {
        String text = parser.getText();
        Optional<Placeholder> left = leftOver.apply(text);
        if (left.isPresent()) {
            problems.explain(path, left.get().found(), left.get().advice());
        }
        return JsonNodeFactory.instance.textNode(text);
    }
}
