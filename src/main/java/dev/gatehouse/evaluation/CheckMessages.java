package dev.gatehouse.evaluation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.check.Variables;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Messages as text: flat JSON objects of strings and numbers.
 *
 * <p>The Functions host parses and writes again what passes its queue output binding, and may rewrite what looks like a date:
 * times are numbers, and JSON inside (the definition, the variables) travels as a string.
 */
public final class CheckMessages {

    /** A message holds 48 KiB before Base64; some of it is left for the host's indentation. */
    static final int MAX_BYTES = 47 * 1024;

    /** The bytes of a character that is written as its number. */
    private static final int ESCAPE = "\\u2028".length();

    private CheckMessages() {}

    /** A message as text. */
    public static String encode(CheckMessage message) {
        return message.fold(accepted -> accepted(accepted, accepted.checkId()), CheckMessages::goOn);
    }

    /** The bytes of a message behind the Functions host, which escapes what it writes by rules of its own. */
    static int size(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == message.length()) {
            // Nothing beyond ASCII, as most are.
            return bytes.length;
        }
        int escaped = 0;
        for (int i = 0; i < message.length(); i++) {
            escaped += switch (message.charAt(i)) {
                case '\u0085' -> ESCAPE - 2;
                case '\u2028', '\u2029' -> ESCAPE - 3;
                default -> 0;
            };
        }
        return bytes.length + escaped;
    }

    /** Reads a message; empty for text that is none, which nobody but an intruder or a bug writes. */
    public static Optional<CheckMessage> decode(String text) {
        try {
            Map<String, String> members = FlatJson.members(text);
            return Optional.of(members.containsKey("sequence") ? goOn(members) : accepted(members));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A delivery as text, where its check's id is known already: it takes a hash. */
    static String accepted(CheckMessage.Accepted message, CheckId check) {
        Delivery delivery = message.delivery();
        // Before the object begins: of two that are written at once, the second needs buffers of its own.
        String variables = variables(delivery.variables());
        return JsonText.object(out -> {
            out.writeStringField("check", check.value());
            out.writeStringField("deliveryId", message.deliveryId());
            out.writeStringField("planUrl", delivery.planUrl().toString());
            out.writeStringField("projectId", delivery.projectId().toString());
            out.writeStringField("hub", delivery.hub().hubName());
            out.writeStringField("planId", delivery.planId().toString());
            out.writeStringField("jobId", delivery.jobId().toString());
            if (delivery.timelineId().isPresent()) {
                out.writeStringField("timelineId", delivery.timelineId().get().toString());
            }
            out.writeStringField("taskInstanceId", delivery.taskInstanceId().toString());
            out.writeStringField("variables", variables);
            out.writeStringField("definition", message.definition());
            if (message.policy().isPresent()) {
                out.writeStringField("policy", message.policy().get().name());
                out.writeStringField("policyVersion", message.policy().get().version());
            }
            out.writeStringField("sealedToken", message.sealedToken());
            if (message.tokenExpiresAt().isPresent()) {
                out.writeNumberField(
                        "tokenExpiresAt", message.tokenExpiresAt().get().toEpochMilli());
            }
            out.writeNumberField("acceptedAt", message.acceptedAt().toEpochMilli());
            out.writeNumberField("deadline", message.deadline().toEpochMilli());
        });
    }

    private static String goOn(CheckMessage.Continue message) {
        return JsonText.object(out -> {
            out.writeStringField("check", message.checkId().value());
            out.writeNumberField("sequence", message.sequence());
            if (!message.told().isEmpty()) {
                out.writeStringField("told", Happening.words(message.told()));
            }
        });
    }

    private static String variables(Variables variables) {
        return JsonText.object(out -> {
            for (Map.Entry<String, String> variable : variables.byName().entrySet()) {
                out.writeStringField(variable.getKey(), variable.getValue());
            }
        });
    }

    private static CheckMessage goOn(Map<String, String> members) {
        return new CheckMessage.Continue(
                new CheckId(FlatJson.required(members, "check")),
                Long.parseLong(FlatJson.required(members, "sequence")),
                Optional.ofNullable(members.get("told")).map(Happening::read).orElse(Set.of()));
    }

    private static CheckMessage accepted(Map<String, String> members) throws IOException {
        Delivery delivery = new Delivery(
                URI.create(FlatJson.required(members, "planUrl")),
                UUID.fromString(FlatJson.required(members, "projectId")),
                Hub.named(FlatJson.required(members, "hub")).orElseThrow(() -> new IllegalArgumentException("hub")),
                UUID.fromString(FlatJson.required(members, "planId")),
                UUID.fromString(FlatJson.required(members, "jobId")),
                Optional.ofNullable(members.get("timelineId")).map(UUID::fromString),
                UUID.fromString(FlatJson.required(members, "taskInstanceId")),
                new Variables(FlatJson.members(FlatJson.required(members, "variables"))));
        return new CheckMessage.Accepted(
                FlatJson.required(members, "deliveryId"),
                delivery,
                FlatJson.required(members, "definition"),
                Optional.ofNullable(members.get("policy"))
                        .map(name -> new PolicyVersion(name, FlatJson.required(members, "policyVersion"))),
                FlatJson.required(members, "sealedToken"),
                Optional.ofNullable(members.get("tokenExpiresAt")).map(CheckMessages::time),
                time(FlatJson.required(members, "acceptedAt")),
                time(FlatJson.required(members, "deadline")));
    }

    private static Instant time(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
