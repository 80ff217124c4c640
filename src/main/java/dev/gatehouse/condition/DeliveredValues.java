package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.HeaderNames;
import dev.gatehouse.check.Variables;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values of a delivery: what it says in {@code with}, then what its headers say, then what the policy takes otherwise. */
final class DeliveredValues implements ParameterValues {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    private final Map<String, PolicyParameter> parameters;
    private final ObjectNode with;
    private final Variables variables;

    DeliveredValues(Map<String, PolicyParameter> parameters, ObjectNode with, Variables variables) {
        this.parameters = parameters;
        this.with = with;
        this.variables = variables;
    }

    @Override
    public Optional<Given> find(String name) {
        Optional<PolicyParameter> parameter = Optional.ofNullable(parameters.get(name));
        return parameter
                .flatMap(declared -> Optional.ofNullable(with.get(name)))
                .map(value -> new Given(value, Shown.quoted(name) + " in \"with\""))
                .or(() -> Needs.header(variables, name)
                        .map(text -> new Given(
                                typed(text, parameter.flatMap(PolicyParameter::standard)),
                                "the header " + Shown.quoted(name))))
                .or(() -> parameter
                        .flatMap(PolicyParameter::standard)
                        .map(value -> new Given(value, "the default of the parameter " + Shown.quoted(name))));
    }

    @Override
    public String advice(String name) {
        return Optional.ofNullable(parameters.get(name))
                .map(parameter -> "it is needed (" + Shown.plain(parameter.description(), 200) + "): write \"with\": {"
                        + Shown.quoted(name) + ": …} in the check's body"
                        + (HeaderNames.canFill(name) ? ", or add it to the check's headers" : ""))
                .orElseGet(() -> HeaderNames.canFill(name)
                        ? "add the header " + Shown.quoted(name) + " to the check's headers"
                        : PolicyReview.DECLARE);
    }

    /** Headers are all texts: one that takes the place of a number, or of true or false, is read as such. */
    private static JsonNode typed(String text, Optional<JsonNode> standard) {
        if (standard.filter(JsonNode::isNumber).isPresent()
                && NUMBER.matcher(text).matches()) {
            return JsonNodeFactory.instance.numberNode(new BigDecimal(text));
        }
        boolean isTrue = "true".equalsIgnoreCase(text);
        return standard.filter(JsonNode::isBoolean).isPresent() && (isTrue || "false".equalsIgnoreCase(text))
                ? JsonNodeFactory.instance.booleanNode(isTrue)
                : JsonNodeFactory.instance.textNode(text);
    }
}
