package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Makes the schema of policies of that of definitions: the same, but each value may be a text that is still to be filled. */
final class PolicySchema {

    private static final String PLACE = "#/definitions/place";

    private static final String OF_POLICIES = """
            {
              "description": {
                "description": "What the policy is for, in a sentence.",
                "type": "string", "minLength": 1, "pattern": "\\\\S", "maxLength": 1000,
                "examples": ["The change request is approved, and its planned window is open."]
              },
              "parameters": {
                "description": "What a check can or has to give, in \\"with\\" or in a header, by the name that stands in ${…}.",
                "type": "object",
                "propertyNames": {"pattern": "^[A-Za-z][A-Za-z0-9._-]{0,62}$"},
                "additionalProperties": {
                  "type": "object",
                  "required": ["description"],
                  "additionalProperties": false,
                  "properties": {
                    "description": {
                      "description": "What it is, for those who configure a check.",
                      "type": "string", "minLength": 1, "pattern": "\\\\S", "maxLength": 1000
                    },
                    "default": {"description": "What it is where a check does not say. A parameter without is required."},
                    "required": {"description": "true, to say that it has no default.", "const": true}
                  },
                  "not": {"required": ["default", "required"]}
                },
                "examples": [{}]
              }
            }""";

    private static final String PLACE_SCHEMA = """
            {
              "description": "A text with ${name} in it, which is filled from \\"with\\", a header or the parameter's default.",
              "type": "string",
              "pattern": "\\\\$\\\\{[A-Za-z][A-Za-z0-9._-]{0,62}}",
              "examples": ["${value}"]
            }""";

    private PolicySchema() {}

    static ObjectNode made() {
        ObjectNode schema = CheckSchema.TREE.deepCopy();
        schema.remove(List.of("oneOf", "examples"));
        ((ObjectNode) schema.get("dependencies")).remove("with");
        if (schema.get("dependencies").isEmpty()) {
            schema.remove("dependencies");
        }
        ObjectNode properties = (ObjectNode) schema.get("properties");
        properties.remove(List.of("policy", "with"));
        JsonNode editors = properties.remove("$schema");
        open(schema);
        schema.put("title", "Gatehouse policy");
        schema.put(
                "description",
                "A definition that is kept in the app, in src/main/resources/policies, and filled by each check that names"
                        + " it. Made of check.schema.json by PolicySchemaTest.");
        schema.putArray("required").add("description").add("require");
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set("$schema", editors);
        all.setAll((ObjectNode) json(OF_POLICIES));
        all.setAll(properties);
        schema.set("properties", all);
        ((ObjectNode) schema.get("definitions")).set("place", json(PLACE_SCHEMA));
        return schema;
    }

    /** Lets each value inside be filled. */
    private static void open(JsonNode schema) {
        for (Map.Entry<String, JsonNode> member : schema.properties()) {
            if (member.getKey().equals("properties") && member.getValue() instanceof ObjectNode properties) {
                properties.properties().forEach(property -> property.setValue(opened(property.getValue())));
            } else if (member.getKey().equals("items") || member.getKey().equals("additionalProperties")) {
                if (member.getValue().isObject()) {
                    member.setValue(opened(member.getValue()));
                }
            } else if (!member.getKey().equals("examples") && !member.getKey().equals("default")) {
                open(member.getValue());
                member.getValue().forEach(PolicySchema::openIfElement);
            }
        }
    }

    private static void openIfElement(JsonNode element) {
        if (element.isObject()) {
            open(element);
        }
    }

    private static JsonNode opened(JsonNode schema) {
        if (!schema.isObject()) {
            return schema;
        }
        open(schema);
        ObjectNode around = JsonNodeFactory.instance.objectNode();
        ObjectNode inside = schema.deepCopy();
        if (inside.has("description")) {
            around.set("description", inside.remove("description"));
        }
        ArrayNode either = around.putArray("anyOf");
        either.add(inside);
        either.addObject().put("$ref", PLACE);
        return around;
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
