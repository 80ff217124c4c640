package dev.gatehouse.devhost.tryout;

import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.evaluation.Defaults;
import dev.gatehouse.evaluation.RequestedDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the body of a check has to be: a definition or a policy of this version of the app, with the headers that it needs. */
final class BodyRules {

    /** Characters that the panel takes. */
    static final int LONGEST = 2_000;

    private static final Pattern POLICY = Pattern.compile("(?i)(?:checks|decisions)/([^/?#]+)");

    private final Policies policies;

    /** @param policies those of this version of the app */
    BodyRules(Policies policies) {
        this.policies = policies;
    }

    List<Complaint> of(ExportedCheck check) {
        List<Complaint> complaints = new ArrayList<>();
        String body = check.input("body");
        if (body.length() > LONGEST) {
            complaints.add(new Complaint(
                    "Body",
                    body.length() + " characters: the panel takes " + LONGEST,
                    "Make a policy of it, and name that."));
        }
        Map<String, String> headers = check.headers().orElse(Map.of());
        Set<String> macros = new LinkedHashSet<>(Macro.names(body));
        headers.values().forEach(value -> macros.addAll(Macro.names(value)));
        Guesses guesses = Guesses.of(macros, values -> Trial.of(body, policy(check), headers, values, policies));
        Stream.concat(guesses.problems().stream(), guesses.best().missing(!check.isCallback()).stream())
                .forEach(problem -> complaints.add(complaint(problem)));
        guesses.best()
                .requested()
                .fold(understood -> givesUp(check, understood), refused -> Optional.<Complaint>empty())
                .ifPresent(complaints::add);
        return complaints;
    }

    private static Optional<String> policy(ExportedCheck check) {
        Matcher named = POLICY.matcher(check.address());
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    private static Optional<Complaint> givesUp(ExportedCheck check, RequestedDefinition.Understood understood) {
        if (!check.isCallback() || check.timeout().isEmpty()) {
            return Optional.empty();
        }
        Duration giveUpAfter = Defaults.STANDARD.longestWait(understood.definition());
        int timeout = check.timeout().getAsInt();
        return Duration.ofMinutes(timeout).compareTo(giveUpAfter) > 0
                ? Optional.empty()
                : Optional.of(new Complaint(
                        "Timeout",
                        timeout + " minutes: Azure Pipelines gives up before Gatehouse, which waits for " + giveUpAfter
                                + " and then says why",
                        "Write more than " + giveUpAfter.toMinutes()
                                + ", or a shorter \"giveUpAfter\" in the definition."));
    }

    private static Complaint complaint(Problem problem) {
        String where = problem.place() == Problem.Place.HEADER
                ? "Header " + problem.at()
                : problem.place() == Problem.Place.PATH ? "Body, " + problem.at() : "Azure function URL";
        String advice = problem.advice();
        String sentence = advice.substring(0, 1).toUpperCase(Locale.ROOT) + advice.substring(1);
        return new Complaint(where, problem.found(), sentence.endsWith(".") ? sentence : sentence + ".");
    }
}
