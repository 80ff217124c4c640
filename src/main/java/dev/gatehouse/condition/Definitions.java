package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Limits;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Reads definitions from JSON. Nothing that stands there makes it throw. */
public final class Definitions {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST_EVERY = Duration.ofHours(24);
    private static final String EXAMPLE = "{\"require\": {\"buildReason\": {\"in\": [\"manual\"]}}}";

    private Definitions() {}

    /** Reads a body in UTF-8, with or without a byte order mark. */
    public static Parsed parse(byte[] body) {
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer characters = CharBuffer.allocate(body.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, characters, true);
        if (result.isError()) {
            Problems problems = new Problems();
            problems.add(
                    JsonPath.ROOT,
                    "bytes that are not UTF-8, from byte " + (bytes.position() + 1) + " on",
                    "send the definition as JSON in UTF-8");
            return new Parsed.Invalid(problems.told());
        }
        return parse(characters.flip().toString());
    }

    /** Reads a text. */
    public static Parsed parse(String json) {
        Problems problems = new Problems();
        Optional<Definition> definition = read(json.startsWith("\uFEFF") ? json.substring(1) : json, problems);
        return definition.isPresent() && problems.count() == 0
                ? new Parsed.Valid(definition.get())
                : new Parsed.Invalid(problems.told());
    }

    private static Optional<Definition> read(String json, Problems problems) {
        if (json.isBlank()) {
            problems.add(JsonPath.ROOT, "nothing", "a check needs a definition in its body, such as " + EXAMPLE);
            return Optional.empty();
        }
        if (json.length() > Limits.BODY_BYTES) {
            problems.add(
                    JsonPath.ROOT,
                    json.length() + " characters",
                    "write the definition in " + Limits.BODY_BYTES + " characters at most");
            return Optional.empty();
        }
        Optional<JsonNode> tree = JsonTree.read(json, problems);
        return tree.flatMap(node -> new Value(node, JsonPath.ROOT, 0, new Reading(problems))
                .fields(EXAMPLE)
                .flatMap(Definitions::definition));
    }

    private static Optional<Definition> definition(Fields fields) {
        Optional<Condition> require = fields.value("require").flatMap(Value::condition);
        Optional<Duration> every = fields.duration("every", LEAST, MOST_EVERY);
        Optional<Duration> giveUpAfter = fields.duration("giveUpAfter", LEAST, Limits.TOKEN_LIFE);
        if (every.isPresent() && giveUpAfter.isPresent() && giveUpAfter.get().compareTo(every.get()) < 0) {
            fields.value("giveUpAfter")
                    .ifPresent(value -> value.problem("write at least \"every\", which is " + every.get()));
        }
        boolean dryRun = fields.flag("dryRun");
        boolean hasPolicy = reserved(fields, "policy");
        boolean hasWith = reserved(fields, "with");
        // For editors, which find the schema by it.
        fields.text("$schema");
        if (!hasPolicy && !hasWith) {
            fields.require("require", "say what must hold, such as " + EXAMPLE);
        }
        return fields.unlessWrong(() -> new Definition(every, giveUpAfter, dryRun, require.orElseThrow()));
    }

    /** Keys that name a policy, and what fills it. */
    private static boolean reserved(Fields fields, String key) {
        Optional<Value> found = fields.value(key);
        found.ifPresent(value -> value.problem("this version ships no policies: write the conditions in \"require\""));
        return found.isPresent();
    }
}
