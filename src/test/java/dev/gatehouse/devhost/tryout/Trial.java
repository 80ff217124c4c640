package dev.gatehouse.devhost.tryout;

import dev.gatehouse.check.HeaderNames;
import dev.gatehouse.check.Problem;
import dev.gatehouse.check.Variables;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.condition.Surroundings;
import dev.gatehouse.evaluation.RequestedDefinition;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A delivery of a check as it could come, with values in place of its macros.
 *
 * @param variables what is kept of its headers
 * @param requested what it asks for
 */
record Trial(Variables variables, RequestedDefinition requested) {

    /**
     * Fills and reads a delivery.
     *
     * @param policy the policy that its address names
     * @param macros what each macro comes to, by its name
     */
    static Trial of(
            String body,
            Optional<String> policy,
            Map<String, String> headers,
            UnaryOperator<String> macros,
            Policies policies) {
        Map<String, String> variables = new HashMap<>();
        Map<String, String> filling = new HashMap<>();
        headers.forEach((header, configured) -> {
            String name = header.toLowerCase(Locale.ROOT);
            String value = Macro.replaced(configured, macros);
            if (HeaderNames.isVariable(name)) {
                variables.put(name, value);
            }
            if (HeaderNames.canFill(name)) {
                filling.put(name, value);
            }
        });
        return new Trial(
                new Variables(variables),
                RequestedDefinition.of(
                        Macro.replaced(body, macros).getBytes(StandardCharsets.UTF_8),
                        policy,
                        new Variables(filling),
                        policies));
    }

    /** Why it cannot be evaluated; nothing where it can. */
    List<Problem> refusals() {
        return requested.fold(understood -> List.of(), refused -> refused);
    }

    /** What its conditions lack, in an app with every connection. */
    List<Problem> missing(boolean decidesAtOnce) {
        return requested.fold(
                understood -> understood.missingFrom(new Surroundings(variables, new EveryConnection(), decidesAtOnce)),
                refused -> List.of());
    }
}
