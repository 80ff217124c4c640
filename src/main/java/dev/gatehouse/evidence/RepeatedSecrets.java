package dev.gatehouse.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.outbound.HttpReply;
import dev.gatehouse.outbound.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Takes the credentials of a request out of its answer, which is quoted in reasons and kept. In JSON they may be escaped, so that is
 * read first.
 */
final class RepeatedSecrets {

    private final Redaction secrets;

    RepeatedSecrets(Redaction secrets) {
        this.secrets = secrets;
    }

    /** The answer as it is, where it repeats none. */
    HttpReply.Received removedFrom(HttpReply.Received answer) {
        if (secrets.isEmpty()) {
            return answer;
        }
        Optional<JsonNode> json = SourceJson.read(answer.content());
        if (json.isPresent()) {
            JsonNode redacted = without(json.get());
            return redacted.equals(json.get())
                    ? answer
                    : answer.with(redacted.toString().getBytes(StandardCharsets.UTF_8));
        }
        String text = answer.content().text();
        String redacted = secrets.ofComplete(text);
        return redacted.equals(text) ? answer : answer.with(redacted.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode without(JsonNode node) {
        if (node.isTextual()) {
            String redacted = secrets.ofComplete(node.textValue());
            return redacted.equals(node.textValue()) ? node : JsonNodeFactory.instance.textNode(redacted);
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> array.add(without(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(member -> object.set(secrets.ofComplete(member.getKey()), without(member.getValue())));
            return object;
        }
        return node;
    }
}
