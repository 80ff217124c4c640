package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.check.Problem;
import dev.gatehouse.check.Variables;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A definition that is kept in the app, with places that each delivery fills. */
public final class Policy {

    private static final String WITH = "$.with";

    private final PolicyVersion version;
    private final PolicyText text;

    Policy(PolicyVersion version, PolicyText text) {
        this.version = version;
        this.text = text;
    }

    public PolicyVersion version() {
        return version;
    }

    /** What it is for; nothing where its file does not say so, which is a mistake in it. */
    public Optional<String> description() {
        return text.description();
    }

    /** What it can be given, in the order of its file. */
    public List<PolicyParameter> parameters() {
        return List.copyOf(text.parameters().values());
    }

    /** What is wrong with its file, whatever it is filled with; nothing where it is right. */
    public List<Problem> mistakes() {
        return text.problems().isEmpty() ? PolicyReview.mistakes(text) : text.problems();
    }

    /** The definition that a delivery asks for. */
    Filled fill(PolicyCall call, Variables variables) {
        if (!text.problems().isEmpty()) {
            return new Filled.Wrong(named(text.problems()));
        }
        Problems inBody = new Problems();
        unknown(call, inBody);
        Problems problems = new Problems();
        Filling filling = new Filling(new DeliveredValues(text.parameters(), call.with(), variables), problems);
        ObjectNode filled = filling.fill(call.withoutWhatItSets(text.template()));
        if (inBody.count() + problems.count() > 0) {
            return new Filled.Wrong(Stream.of(inBody.told(), named(problems.told()))
                    .flatMap(List::stream)
                    .toList());
        }
        call.setIn(filled);
        String json = JsonWriting.text(filled);
        return Definitions.parse(json)
                .fold(
                        definition -> new Filled.Whole(json, definition),
                        wrong -> new Filled.Wrong(wrong.stream()
                                .map(problem ->
                                        call.inBody(problem, filled).orElseGet(() -> named(filling.traced(problem))))
                                .toList()));
    }

    /** How a path in a policy is told to those who only name the policy. */
    public static String place(String policy, String path) {
        return "policy " + policy + ": " + path;
    }

    private void unknown(PolicyCall call, Problems problems) {
        call.with().fieldNames().forEachRemaining(name -> {
            if (!text.parameters().containsKey(name)) {
                problems.add(
                        JsonPath.member(WITH, name),
                        "the unknown parameter " + Shown.quoted(name),
                        Nearest.advice(name, text.parameters().keySet(), "parameters"));
            }
        });
    }

    private List<Problem> named(List<Problem> problems) {
        return problems.stream().map(this::named).toList();
    }

    private Problem named(Problem problem) {
        return Problem.inBody(place(version.name(), problem.at()), problem.found(), problem.advice());
    }
}
