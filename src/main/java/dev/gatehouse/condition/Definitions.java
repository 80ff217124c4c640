package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads definitions from JSON. Nothing that stands there makes it throw. */
public final class Definitions {

    static final Duration LEAST = Duration.ofSeconds(1);
    static final Duration MOST_EVERY = Duration.ofHours(24);
    static final String EXAMPLE = "{\"require\": {\"buildReason\": {\"in\": [\"manual\"]}}}";

    private Definitions() {}

    /** Reads a body in UTF-8, with or without a byte order mark. */
    public static Parsed parse(byte[] body) {
        Problems problems = new Problems();
        Optional<String> text = Utf8.text(body, problems);
        return text.isPresent() ? parse(text.get()) : new Parsed.Invalid(problems.told());
    }

    /** Whether a definition is a dry run, as far as can be told where it is not understood otherwise. */
    public static boolean saysDryRun(String json) {
        return JsonTree.read(json, new Problems())
                .map(root -> root.path("dryRun").asBoolean(false))
                .orElse(false);
    }

    /** Reads a text. */
    public static Parsed parse(String json) {
        Problems problems = new Problems();
        Optional<Definition> definition =
                members(Utf8.withoutMark(json), problems).flatMap(Definitions::definition);
        return definition.isPresent() && problems.count() == 0
                ? new Parsed.Valid(definition.get())
                : new Parsed.Invalid(problems.told());
    }

    /** The members of the object that a text is; empty where it is none that may be read. */
    static Optional<Fields> members(String json, Problems problems) {
        if (Utf8.isNothing(json)) {
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
        Optional<JsonNode> root = JsonTree.read(json, problems);
        return root.isPresent()
                ? new Value(root.get(), JsonPath.ROOT, 0, new Reading(problems)).fields(EXAMPLE)
                : Optional.empty();
    }

    static Optional<Definition> definition(Fields fields) {
        Optional<Value> required = fields.value("require");
        Optional<Condition> require = required.isPresent() ? required.get().condition() : Optional.empty();
        Optional<Duration> every = fields.duration("every", LEAST, MOST_EVERY);
        Optional<Duration> giveUpAfter = fields.duration("giveUpAfter", LEAST, Limits.TOKEN_LIFE);
        if (every.isPresent() && giveUpAfter.isPresent() && giveUpAfter.get().compareTo(every.get()) < 0) {
            fields.refuse("giveUpAfter", "write at least \"every\", which is " + every.get());
        }
        boolean dryRun = fields.flag("dryRun");
        Optional<Value> notify = fields.value("notify");
        List<Recipient> recipients = notify.isPresent() ? Recipient.parse(notify.get()) : List.of();
        fields.refuse("policy", "a policy runs no other: write its conditions here");
        fields.refuse("with", "name the policy in \"policy\" that this is for, or take it out");
        // For editors, which find the schema by it.
        fields.text("$schema");
        fields.require("require", "say what must hold, such as " + EXAMPLE);
        return fields.unlessWrong(() -> new Definition(every, giveUpAfter, dryRun, require.orElseThrow(), recipients));
    }
}
