package dev.gatehouse.devhost.tryout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.condition.Nearest;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.condition.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is tried or configured: a policy of the app, or a definition.
 *
 * @param policy the policy
 * @param definition the text of the definition; of a policy empty
 */
record Subject(Optional<Policy> policy, String definition) {

    /** Numbers stay as they are written. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Path POLICIES = Path.of("src", "main", "resources", "policies");
    private static final String JSON_FILE = ".json";

    /**
     * Finds the policy of that name, or the definition or policy in that file.
     *
     * @throws WrongUse where there is neither
     */
    static Subject find(String nameOrFile, Policies policies) {
        Optional<Policy> named = policies.find(nameOrFile);
        if (named.isPresent()) {
            return new Subject(named, "");
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new WrongUse("There is no policy and no file " + nameOrFile + ": "
                    + Nearest.advice(nameOrFile, policies.names(), "policies") + ".");
        }
        String text = read(file);
        return isPolicy(text)
                ? new Subject(Optional.of(policyOf(file, policies)), "")
                : new Subject(Optional.empty(), text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new WrongUse(file + " cannot be read: " + e);
        }
    }

    private static boolean isPolicy(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return tree.has("description") || tree.has("parameters");
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static Policy policyOf(Path file, Policies policies) {
        String name = String.valueOf(file.getFileName());
        Path folder = file.toAbsolutePath().normalize().getParent();
        return Optional.of(name)
                .filter(any -> POLICIES.toAbsolutePath().equals(folder) && name.endsWith(JSON_FILE))
                .flatMap(any -> policies.find(name.substring(0, name.length() - JSON_FILE.length())))
                .orElseThrow(() -> new WrongUse(file + " is a policy: put it into " + POLICIES
                        + ", under a name of small letters, digits and '-', where the app finds it."));
    }

    /** The name of the policy; of a definition empty. */
    Optional<String> policyName() {
        return policy.map(found -> found.version().name());
    }

    /**
     * The body of a delivery that names the policy in its URL, or holds the definition.
     *
     * @param with what fills the policy, as it was written on the command line
     */
    String body(Map<String, String> with) {
        if (policy.isEmpty()) {
            if (!with.isEmpty()) {
                throw new WrongUse("--with fills policies, and this is a definition.");
            }
            return definition.strip();
        }
        ObjectNode body = JSON.createObjectNode();
        if (!with.isEmpty()) {
            ObjectNode values = body.putObject("with");
            new TreeMap<>(with).forEach((name, text) -> values.set(name, value(text)));
        }
        return body.isEmpty() ? "" : body.toString();
    }

    /** JSON where it is JSON, else a text: CHG0030001 needs no quotes, and "5" is a text with them. */
    private static JsonNode value(String text) {
        try {
            return JSON.readerFor(JsonNode.class)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(text);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(text);
        }
    }
}
