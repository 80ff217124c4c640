package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gatehouse.check.HeaderNames;
import dev.gatehouse.check.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for mistakes in a policy that no delivery could make good: the policy is filled with its defaults, and with something
 * where it has none, and read as any definition. Whether that something fits its place is for the delivery to know.
 */
final class PolicyReview implements ParameterValues {

    /** What to do about a name that nothing but a header could fill, and that no header does. */
    static final String DECLARE = "no header of this name fills a policy: declare it among the policy's \"parameters\"";

    private static final JsonNode SOMETHING = JsonNodeFactory.instance.textNode("1");
    private static final String OPENING = "${";

    private final Map<String, PolicyParameter> parameters;
    private final Problems problems = new Problems();
    private final Set<String> used = new HashSet<>();
    private final Set<String> open = new HashSet<>();

    private PolicyReview(Map<String, PolicyParameter> parameters) {
        this.parameters = parameters;
    }

    static List<Problem> mistakes(PolicyText text) {
        PolicyReview review = new PolicyReview(text.parameters());
        review.places(text.template(), JsonPath.ROOT);
        review.declarations();
        JsonNode filled = new Filling(review, review.problems).fill(text.template());
        Stream<Problem> ofTheDefinition = review.problems.count() > 0
                ? Stream.empty()
                : Definitions.parse(JsonWriting.text(filled))
                        .<List<Problem>>fold(definition -> List.of(), wrong -> wrong)
                        .stream()
                        .filter(problem -> !review.open.contains(problem.at()));
        return Stream.concat(review.problems.told().stream(), ofTheDefinition).toList();
    }

    @Override
    public Optional<Given> find(String name) {
        return Optional.of(new Given(
                Optional.ofNullable(parameters.get(name))
                        .flatMap(PolicyParameter::standard)
                        .orElse(SOMETHING),
                "the policy"));
    }

    @Override
    public String advice(String name) {
        return "correct the name";
    }

    /** Finds what is filled, and what looks as if it would be. */
    private void places(JsonNode node, String path) {
        node.properties().forEach(member -> {
            String at = JsonPath.member(path, member.getKey());
            if (member.getKey().contains(OPENING)) {
                problems.add(at, "the key " + Shown.quoted(member.getKey()), "write it out: keys are not filled in");
            }
            places(member.getValue(), at);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places(node.get(i), JsonPath.element(path, i));
        }
        if (node.isTextual()) {
            place(Template.of(node.textValue()), path);
        }
    }

    private void place(Template template, String path) {
        for (String name : template.names()) {
            used.add(name);
            if (!PolicyParameter.isName(name)) {
                problems.add(
                        path,
                        Shown.quoted("${" + name + "}"),
                        "write ${name}, the name with " + PolicyParameter.NAME_ADVICE);
            } else if (!parameters.containsKey(name) && !HeaderNames.canFill(name)) {
                problems.add(path, Shown.quoted("${" + name + "}"), DECLARE);
            }
        }
        if (template.literals().stream().anyMatch(text -> text.contains(OPENING))) {
            problems.add(path, "\"${\" without its end", "write ${name}");
        }
        if (template.isOnePlace() && !hasDefault(template.names().get(0))) {
            open.add(path);
        }
    }

    private boolean hasDefault(String name) {
        return Optional.ofNullable(parameters.get(name))
                .flatMap(PolicyParameter::standard)
                .isPresent();
    }

    private void declarations() {
        parameters.forEach((name, parameter) -> {
            String path = JsonPath.member("$.parameters", name);
            if (!used.contains(name)) {
                problems.add(
                        path,
                        "the parameter " + Shown.quoted(name) + ", which nothing uses",
                        "write ${" + name + "} where its value is to stand, or leave it out");
            }
            if (parameter
                    .standard()
                    .map(JsonWriting::text)
                    .filter(text -> text.contains(OPENING))
                    .isPresent()) {
                problems.add(JsonPath.member(path, "default"), "a default with \"${\"", "write the value itself");
            }
        });
    }
}
