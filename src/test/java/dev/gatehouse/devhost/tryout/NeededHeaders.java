package dev.gatehouse.devhost.tryout;

import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.evaluation.RequestedDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out with which headers a delivery is complete, by adding what it is refused for. */
final class NeededHeaders {

    private static final Pattern PARAMETER = Pattern.compile("\\$\\{([^{}]+)\\}");

    private final Policies policies;
    private final boolean decidesAtOnce;
    private final Map<String, String> headers = new LinkedHashMap<>(StandardHeaders.PROPOSED);

    NeededHeaders(Policies policies, boolean decidesAtOnce) {
        this.policies = policies;
        this.decidesAtOnce = decidesAtOnce;
        // With it, Gatehouse notices a cancelled run.
        add("BuildId");
    }

    /** The headers, in their order. */
    Map<String, String> headers() {
        return headers;
    }

    /**
     * Adds what a delivery needs, and gives what it asks for.
     *
     * @throws WrongUse where it is refused for something else
     */
    RequestedDefinition.Understood complete(String body, Optional<String> policy) {
        Set<String> macros = new LinkedHashSet<>(Macro.names(body));
        headers.values().forEach(value -> macros.addAll(Macro.names(value)));
        Guesses guesses = Guesses.of(macros, values -> Trial.of(body, policy, headers, values, policies));
        List<Problem> problems = Stream.concat(
                        guesses.problems().stream(), guesses.best().missing(decidesAtOnce).stream())
                .toList();
        int before = headers.size();
        problems.stream().flatMap(NeededHeaders::named).forEach(this::add);
        if (headers.size() > before) {
            return complete(body, policy);
        }
        if (!problems.isEmpty()) {
            throw new WrongUse(told(problems));
        }
        return guesses.best()
                .requested()
                .fold(
                        understood -> {
                            if (understood.text().contains("\"buildReason\"")) {
                                add("BuildReason");
                            }
                            return understood;
                        },
                        refused -> {
                            throw new WrongUse("Nothing that was tried fits: give " + Configure.asked(body) + ".\n"
                                    + told(refused));
                        });
    }

    /** Headers that a problem is about: by its name, or because they could fill a place in a policy. */
    private static Stream<String> named(Problem problem) {
        return problem.place() == Problem.Place.HEADER
                ? Stream.of(problem.at())
                : PARAMETER.matcher(problem.found()).results().map((MatchResult place) -> place.group(1));
    }

    private void add(String header) {
        StandardHeaders.macro(header).ifPresent(macro -> headers.putIfAbsent(header, macro));
    }

    private static String told(List<Problem> problems) {
        return String.join(
                "\n",
                problems.stream()
                        .map(problem -> problem.at() + ": found " + problem.found() + "; " + problem.advice())
                        .toList());
    }
}
