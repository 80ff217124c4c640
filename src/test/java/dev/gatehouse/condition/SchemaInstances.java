package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Makes definitions that the schema allows, and damages them in ways that it forbids; the same for the same randomness. */
final class SchemaInstances {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 3;

    private final JsonNode tree;
    private final RandomGenerator random;

    SchemaInstances(JsonNode tree, RandomGenerator random) {
        this.tree = tree;
        this.random = random;
    }

    JsonNode next() {
        return of(tree, 0);
    }

    /** The same document with one thing in it made wrong, or perhaps only other. */
    JsonNode damaged(JsonNode document) {
        JsonNode copy = document.deepCopy();
        List<JsonNode> containers = new ArrayList<>();
        collect(copy, containers);
        JsonNode target = containers.get(random.nextInt(containers.size()));
        if (target instanceof ObjectNode object) {
            damage(object);
        } else if (target instanceof ArrayNode array) {
            damage(array);
        }
        return copy;
    }

    private void damage(ObjectNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        String key = keys.isEmpty() ? "none" : keys.get(random.nextInt(keys.size()));
        switch (random.nextInt(3)) {
            case 0 -> object.remove(key);
            case 1 -> object.put(key + "x", true);
            default -> object.set(key, anything());
        }
    }

    private void damage(ArrayNode array) {
        switch (random.nextInt(3)) {
            case 0 -> array.removeAll();
            case 1 -> array.add(anything());
            default -> {
                if (!array.isEmpty()) {
                    array.set(random.nextInt(array.size()), anything());
                }
            }
        }
    }

    private JsonNode anything() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(-7);
            case 3 -> NODES.textNode(" ");
            case 4 -> NODES.textNode("no word of it");
            case 5 -> NODES.arrayNode();
            case 6 -> NODES.arrayNode().add(NODES.objectNode());
            default -> NODES.objectNode();
        };
    }

    private JsonNode of(JsonNode schema, int depth) {
        JsonNode resolved = CheckSchema.resolved(tree, schema);
        for (JsonNode from : List.of(schema, resolved)) {
            if (from.has("enum")) {
                return any(from.get("enum"));
            }
            if (from.has("examples") && !resolved.has("properties")) {
                return any(from.get("examples"));
            }
        }
        if (resolved.has("anyOf")) {
            return of(any(resolved.get("anyOf")), depth);
        }
        return switch (resolved.path("type").asText()) {
            case "object" -> resolved.has("maxProperties") ? oneOf(resolved, depth) : object(resolved, depth);
            case "array" -> array(resolved, depth);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> throw new AssertionError("give this schema examples: " + schema);
        };
    }

    /** An object with one key; what holds no others, once it is deep enough. */
    private JsonNode oneOf(JsonNode schema, int depth) {
        List<String> names = new ArrayList<>();
        schema.get("properties").fieldNames().forEachRemaining(names::add);
        if (depth >= DEEPEST) {
            names.removeAll(List.of("all", "any", "not"));
        }
        String name = names.get(random.nextInt(names.size()));
        return NODES.objectNode().set(name, of(schema.get("properties").get(name), depth + 1));
    }

    private JsonNode object(JsonNode schema, int depth) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.textValue()));
        Set<String> choice = new TreeSet<>();
        schema.path("oneOf").forEach(one -> one.path("required").forEach(name -> choice.add(name.textValue())));
        if (!choice.isEmpty()) {
            any(schema.get("oneOf")).get("required").forEach(name -> required.add(name.textValue()));
        }
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.get("properties").properties()) {
            String name = property.getKey();
            if (required.contains(name) || (!choice.contains(name) && random.nextBoolean())) {
                object.set(name, of(property.getValue(), depth));
            }
        }
        schema.path("dependencies").properties().forEach(one -> adjust(object, one.getKey(), one.getValue(), depth));
        return object;
    }

    /** A key goes with others, or goes; or it has others be something else, or not be there. */
    private void adjust(ObjectNode object, String key, JsonNode dependency, int depth) {
        if (!object.has(key)) {
            return;
        }
        dependency.path("properties").properties().forEach(one -> object.set(one.getKey(), of(one.getValue(), depth)));
        dependency.at("/not/required").forEach(other -> object.remove(other.textValue()));
        if (dependency.isArray() && !object.has(dependency.get(0).textValue())) {
            object.remove(key);
        }
    }

    private JsonNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            array.add(of(schema.get("items"), depth));
        }
        return array;
    }

    private JsonNode any(JsonNode choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
