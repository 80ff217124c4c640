package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The JSON Schema of definitions, as it is shipped. */
final class CheckSchema {

    static final JsonNode TREE = read();

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(TREE);

    private CheckSchema() {}

    /** What is wrong with a definition by the schema; nothing where it is right. */
    static List<String> problems(JsonNode definition) {
        return SCHEMA.validate(definition).stream().map(Object::toString).toList();
    }

    /** The schema that a schema stands for: itself, or the one that it refers to. */
    static JsonNode resolved(JsonNode schema) {
        return resolved(TREE, schema);
    }

    /** The same of a schema that is a part of this one. */
    static JsonNode resolved(JsonNode tree, JsonNode schema) {
        JsonNode at = schema;
        while (at.has("$ref")) {
            at = tree.at(at.get("$ref").textValue().substring(1));
        }
        return at;
    }

    private static JsonNode read() {
        try (InputStream schema =
                Objects.requireNonNull(CheckSchema.class.getResourceAsStream("/check.schema.json"), "the schema")) {
            return new JsonMapper().readTree(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
