package dev.gatehouse.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Damage to a definition, as text and as a tree. */
final class BodyMutations {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "\\x",
            "//",
            "/*",
            "*/",
            "#",
            "null",
            "true",
            "NaN",
            "-",
            "0",
            "00",
            "1e999999999",
            "\"all\":",
            "\"not\":",
            "\"require\":",
            "\uFEFF",
            "\"\":",
            "'");

    private static final List<String> WHOLE =
            List.of("", " \r\n\t", "\uFEFF", "null", "[]", "{}", "0", "\"\"", "\"{}\"", "\u0000", "<xml/>", "{\"a\"");

    private static final List<String> VALUES = List.of(
            "1e999999999",
            "-1e-999999999",
            "1e99999999999999999999",
            "9".repeat(101),
            "0." + "9".repeat(2_000),
            "null",
            "true",
            "-0",
            "{}",
            "[]",
            "\"\"",
            "\" \"",
            "\"PT999999999999H\"",
            "\"PT9223372036854775807S\"",
            "\"-PT1M\"",
            "\"PT0.000000001S\"",
            "\"P99999999999999999999D\"",
            "\"5m\"",
            "\"PT1M\"",
            "\"$(Build.Reason)\"",
            "\"${change}\"",
            "\"" + ValidDeliveries.TOKEN + "\"",
            "\"" + ValidDeliveries.TOKEN.replace("Z", "\\u005a") + "\"",
            "\"d9bafed4-0b18-4f58-968d-86655b4d2ce\"");

    private static final List<String> NAMES = List.of(
            "all",
            "any",
            "not",
            "buildReason",
            "timelineTask",
            "workItems",
            "build",
            "criteria",
            "metric",
            "prometheus",
            "connection",
            "query",
            "successWhen",
            "checkpoints",
            "require",
            "every",
            "policy",
            "with",
            "name",
            "id",
            "states",
            "in",
            "otherwise",
            "evry",
            "");

    private BodyMutations() {}

    static String change(String body, SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> text(body, random);
            case 1 -> random.nextInt(4) == 0 ? OddTexts.of(WHOLE, random) : damagedBytes(body, random);
            default -> tree(body, random);
        };
    }

    private static String text(String body, SplittableRandom random) {
        int at = random.nextInt(body.length() + 1);
        int end = Math.min(body.length(), at + random.nextInt(12));
        String piece = random.nextInt(3) == 0 ? OddTexts.any(random) : OddTexts.of(PIECES, random);
        return switch (random.nextInt(6)) {
            case 0 -> body.substring(0, at);
            case 1 -> body.substring(0, at) + piece.repeat(OddTexts.times(800, random)) + body.substring(at);
            case 2 -> body.substring(0, at) + body.substring(end);
            case 3 -> body + piece;
            case 4 -> random.nextInt(40) == 0 ? body + " ".repeat(random.nextInt(40_000)) : piece + body;
            default -> body.substring(0, at) + piece + body.substring(end);
        };
    }

    /** The host makes a text of whatever bytes come. */
    private static String damagedBytes(String body, SplittableRandom random) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int left = bytes.length == 0 ? 0 : 1 + random.nextInt(3); left > 0; left--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String tree(String body, SplittableRandom random) {
        try {
            JsonNode root = JSON.readTree(body);
            List<JsonNode> inner = new ArrayList<>();
            collect(root, inner);
            if (inner.isEmpty()) {
                return text(body, random);
            }
            JsonNode chosen = OddTexts.of(inner, random);
            if (chosen instanceof ObjectNode object) {
                change(object, random);
            } else if (chosen instanceof ArrayNode array) {
                change(array, random);
            }
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            return text(body, random);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> inner) {
        if (node.isContainerNode() && !node.isEmpty()) {
            inner.add(node);
            node.forEach(child -> collect(child, inner));
        }
    }

    private static void change(ObjectNode object, SplittableRandom random) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = OddTexts.of(names, random);
        JsonNode value = object.path(name);
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(random.nextBoolean() ? OddTexts.of(NAMES, random) : OddTexts.any(random), value);
            case 2 -> {
                object.remove(name);
                object.set(random.nextBoolean() ? OddTexts.changed(name, random) : OddTexts.of(NAMES, random), value);
            }
            case 3 -> wide(object, value, random);
            default -> object.set(name, changed(value, random));
        }
    }

    private static void change(ArrayNode array, SplittableRandom random) {
        int at = random.nextInt(array.size());
        switch (random.nextInt(5)) {
            case 0 -> array.remove(at);
            case 1 -> array.insert(at, array.get(random.nextInt(array.size())));
            case 2 -> {
                JsonNode again = array.get(at).deepCopy();
                for (int left = OddTexts.times(400, random); left > 0; left--) {
                    array.add(again);
                }
            }
            default -> array.set(at, changed(array.get(at), random));
        }
    }

    private static void wide(ObjectNode object, JsonNode value, SplittableRandom random) {
        for (int left = OddTexts.times(300, random); left > 0; left--) {
            object.set("member" + left, value);
        }
    }

    private static JsonNode changed(JsonNode value, SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> raw(OddTexts.of(VALUES, random));
            case 1 -> deep(value, random);
            case 2 -> JsonNodeFactory.instance.arrayNode().add(value);
            default ->
                value.isTextual()
                        ? JsonNodeFactory.instance.textNode(OddTexts.changed(value.textValue(), random))
                        : raw(OddTexts.of(VALUES, random));
        };
    }

    private static JsonNode deep(JsonNode value, SplittableRandom random) {
        JsonNode deep = value;
        boolean isNot = random.nextBoolean();
        String name = random.nextBoolean() ? "all" : "any";
        for (int left = random.nextInt(8) == 0 ? random.nextInt(40) : OddTexts.times(400, random); left > 0; left--) {
            ObjectNode around = JsonNodeFactory.instance.objectNode();
            deep = isNot
                    ? around.set("not", deep)
                    : around.set(name, JsonNodeFactory.instance.arrayNode().add(deep));
        }
        return deep;
    }

    private static JsonNode raw(String json) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(json));
    }
}
