package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy's file says.
 *
 * @param description what the policy is for
 * @param parameters what it can be given, by name
 * @param template the definition, not filled yet; never to be changed
 * @param problems what keeps it from being filled
 */
record PolicyText(
        Optional<String> description,
        Map<String, PolicyParameter> parameters,
        ObjectNode template,
        List<Problem> problems) {

    private static final List<String> NOT_OF_THE_DEFINITION = List.of("$schema", "description", "parameters");
    private static final String EXAMPLE = "{\"description\": \"…\", \"require\": {…}}";
    private static final String EXAMPLES = "{\"change\": {\"description\": \"Number of the change request\"}}";

    PolicyText {
        problems = List.copyOf(problems);
    }

    static PolicyText read(byte[] file) {
        Problems problems = new Problems();
        Optional<Fields> members = Utf8.text(file, problems)
                .flatMap(text -> JsonTree.readPolicy(text, problems))
                .flatMap(node -> new Value(node, JsonPath.ROOT, 0, new Reading(problems)).fields(EXAMPLE));
        Map<String, PolicyParameter> parameters = new LinkedHashMap<>();
        members.ifPresent(fields -> {
            // For editors, which find the schema by it.
            fields.text("$schema");
            fields.require("description", "say in a sentence what the policy is for");
            fields.value("parameters").ifPresent(value -> parameters(value, parameters));
        });
        Optional<String> description = members.flatMap(fields -> fields.text("description"));
        ObjectNode template = JsonNodeFactory.instance.objectNode();
        members.ifPresent(fields -> template.setAll(fields.node()));
        template.remove(NOT_OF_THE_DEFINITION);
        return new PolicyText(description, parameters, template, problems.told());
    }

    private static void parameters(Value value, Map<String, PolicyParameter> parameters) {
        value.fields(EXAMPLES)
                .ifPresent(fields -> fields.node()
                        .fieldNames()
                        .forEachRemaining(name -> fields.value(name)
                                .flatMap(declared -> parameter(name, declared))
                                .ifPresent(parameter -> parameters.put(name, parameter))));
    }

    private static Optional<PolicyParameter> parameter(String name, Value value) {
        if (!PolicyParameter.isName(name)) {
            value.problems()
                    .add(
                            value.path(),
                            "the parameter " + Shown.quoted(name),
                            "name it with " + PolicyParameter.NAME_ADVICE);
            return Optional.empty();
        }
        return value.fields("{\"description\": \"Number of the change request\"}")
                .flatMap(fields -> {
                    fields.require("description", "say what it is for those who configure a check");
                    Optional<String> description = fields.text("description");
                    Optional<JsonNode> standard = fields.value("default").map(Value::node);
                    boolean isRequired = fields.flag("required");
                    fields.value("required")
                            .filter(required -> isRequired == standard.isPresent())
                            .ifPresent(required -> {
                                required.problem(
                                        isRequired
                                                ? "a parameter with a \"default\" is never missing: leave out one of the two"
                                                : "a parameter is required unless it has a \"default\": write one");
                            });
                    return fields.unlessWrong(() -> new PolicyParameter(name, description.orElseThrow(), standard));
                });
    }
}
