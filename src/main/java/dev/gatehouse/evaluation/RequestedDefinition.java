package dev.gatehouse.evaluation;

import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.check.Problem;
import dev.gatehouse.check.Variables;
import dev.gatehouse.condition.Body;
import dev.gatehouse.condition.Definition;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.condition.Policy;
import dev.gatehouse.condition.PolicyCall;
import dev.gatehouse.condition.Surroundings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The definition that a delivery asks for: that of its body, or a policy, filled in. */
public sealed interface RequestedDefinition {

    /**
     * Reads what is asked for. Nothing that stands there makes it throw.
     *
     * @param body at most {@link dev.gatehouse.check.Limits#BODY_BYTES} bytes
     * @param policyInUrl the policy that the address of the delivery names; the body may then be empty
     * @param variables the headers that can fill what {@code with} does not
     */
    static RequestedDefinition of(byte[] body, Optional<String> policyInUrl, Variables variables, Policies policies) {
        return Body.read(body, policyInUrl, policies)
                .fold(
                        defines -> new Understood(defines.text(), defines.definition(), Optional.empty()),
                        call -> filled(call, variables),
                        Refused::new);
    }

    private static RequestedDefinition filled(PolicyCall call, Variables variables) {
        return call.fill(variables)
                .fold(
                        whole -> new Understood(
                                whole.text(),
                                whole.definition(),
                                Optional.of(call.policy().version())),
                        Refused::new);
    }

    /** Goes on with the definition or with everything that is wrong. */
    <R> R fold(
            Function<? super Understood, ? extends R> understood, Function<? super List<Problem>, ? extends R> refused);

    /**
     * It can be evaluated.
     *
     * @param text JSON that {@link dev.gatehouse.condition.Definitions} reads as this very definition
     * @param policy the policy that it is of, if it is of one
     */
    record Understood(String text, Definition definition, Optional<PolicyVersion> policy)
            implements RequestedDefinition {

        /** What the delivery or the app lacks for its conditions ever to be evaluated. */
        public List<Problem> missingFrom(Surroundings surroundings) {
            return definition.missingFrom(
                    surroundings, policy.isPresent() ? Policy.place(policy.get().name(), "$") : "$");
        }

        @Override
        public <R> R fold(
                Function<? super Understood, ? extends R> understood,
                Function<? super List<Problem>, ? extends R> refused) {
            return understood.apply(this);
        }
    }

    /** It is wrong; here is everything that is, as far as it is told. */
    record Refused(List<Problem> problems) implements RequestedDefinition {
        public Refused {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R fold(
                Function<? super Understood, ? extends R> understood,
                Function<? super List<Problem>, ? extends R> refused) {
            return refused.apply(problems);
        }
    }
}
