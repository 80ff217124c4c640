package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Limits;
import dev.gatehouse.check.Problem;
import dev.gatehouse.check.Variables;
import java.util.List;
import java.util.Optional;

/** What a delivery asks of a policy: which one, what fills it, and what the delivery sets in the policy's place. */
public final class PolicyCall {

    private static final String EVERY = "every";
    private static final String GIVE_UP_AFTER = "giveUpAfter";
    private static final String DRY_RUN = "dryRun";
    private static final List<String> TIMES = List.of(EVERY, GIVE_UP_AFTER);
    private static final String EXAMPLE = "{\"change\": \"CHG0030001\"}";

    private final Policy policy;
    private final ObjectNode with;
    private final ObjectNode settings;

    private PolicyCall(Policy policy, ObjectNode with, ObjectNode settings) {
        this.policy = policy;
        this.with = with;
        this.settings = settings;
    }

    static Optional<PolicyCall> read(Fields fields, Optional<String> policyInUrl, Policies policies) {
        Optional<String> named = fields.text("policy");
        Optional<String> name = policyInUrl.or(() -> named);
        Optional<Policy> policy = name.flatMap(policies::find);
        if (name.isPresent() && policy.isEmpty()) {
            String found = "the unknown policy " + Shown.quoted(name.get());
            String advice = Nearest.advice(name.get(), policies.names(), "policies");
            Problems problems = fields.problems();
            policyInUrl.ifPresentOrElse(
                    url -> problems.addInUrl("policy", found, advice), () -> problems.add("$.policy", found, advice));
        }
        Optional<ObjectNode> with = fields.value("with").flatMap(PolicyCall::object);
        fields.value("policy")
                .filter(value -> !named.equals(name) && named.isPresent())
                .ifPresent(value -> value.problem("the URL names the policy " + Shown.quoted(name.orElseThrow())
                        + ": leave out \"policy\" here, or the name there"));
        fields.value("require")
                .ifPresent(value -> value.problem("the policy says what must hold: leave out \"require\", or "
                        + (policyInUrl.isPresent() ? "take the policy out of the URL" : "\"policy\"")));
        fields.value("notify")
                .ifPresent(value -> value.problem("the policy says who is told: leave it out, or write it there"));
        fields.duration(EVERY, Definitions.LEAST, Definitions.MOST_EVERY);
        fields.duration(GIVE_UP_AFTER, Definitions.LEAST, Limits.TOKEN_LIFE);
        ObjectNode settings = empty();
        TIMES.forEach(key -> fields.value(key).ifPresent(value -> settings.set(key, value.node())));
        if (fields.flag(DRY_RUN)) {
            settings.put(DRY_RUN, true);
        }
        fields.text("$schema");
        return fields.unlessWrong(
                () -> new PolicyCall(policy.orElseThrow(), with.orElseGet(PolicyCall::empty), settings));
    }

    public Policy policy() {
        return policy;
    }

    /** The definition that is asked for. */
    public Filled fill(Variables variables) {
        return policy.fill(this, variables);
    }

    /** What is to fill the policy, by parameter. */
    ObjectNode with() {
        return with;
    }

    /** A policy without the members that the delivery sets in their place, so that these need no values. */
    ObjectNode withoutWhatItSets(ObjectNode template) {
        return template.deepCopy().remove(TIMES.stream().filter(settings::has).toList());
    }

    /** Sets in the filled policy what the delivery sets; a dry run of either is one. */
    void setIn(ObjectNode filled) {
        filled.setAll(settings);
    }

    private static Optional<ObjectNode> object(Value value) {
        JsonNode node = value.node();
        if (node instanceof ObjectNode object) {
            return Optional.of(object);
        }
        value.problem("write an object such as " + EXAMPLE);
        return Optional.empty();
    }

    /** A problem of the filled policy, told of the body; empty where it is not about what this sets. */
    Optional<Problem> inBody(Problem problem, ObjectNode filled) {
        if (TIMES.stream().anyMatch(key -> settings.has(key) && isAt(key, problem))) {
            return Optional.of(problem);
        }
        // What is wrong alone with the policy's own time stays there.
        return Optional.of(filled.path(GIVE_UP_AFTER).asText())
                .filter(own -> settings.has(EVERY) && isAt(GIVE_UP_AFTER, problem) && isDuration(own))
                .map(own -> Problem.inBody(
                        JsonPath.member(JsonPath.ROOT, EVERY),
                        Shown.found(settings.get(EVERY)),
                        "write at most the policy's \"giveUpAfter\", which is " + own + ", or set that too"));
    }

    private static boolean isAt(String key, Problem problem) {
        return problem.at().equals(JsonPath.member(JsonPath.ROOT, key));
    }

    private static boolean isDuration(String text) {
        Value value = new Value(JsonNodeFactory.instance.textNode(text), JsonPath.ROOT, 0, new Reading(new Problems()));
        return DurationText.read(value, Definitions.LEAST, Limits.TOKEN_LIFE).isPresent();
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
