package dev.gatehouse.condition;

import dev.gatehouse.check.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a check asks for.
 *
 * @param every the interval between evaluations while a condition waits; absent to use the app's default
 * @param giveUpAfter how long the check waits before it fails; absent to use the app's default
 * @param dryRun whether the verdict is only told and {@code succeeded} is sent whatever it is
 * @param require the condition that must hold
 * @param recipients who is told of what happens to the check ({@code notify})
 */
public record Definition(
        Optional<Duration> every,
        Optional<Duration> giveUpAfter,
        boolean dryRun,
        Condition require,
        List<Recipient> recipients) {

    public Definition {
        recipients = List.copyOf(recipients);
    }

    /** What a delivery or the app lacks for the conditions ever to be evaluated, and for all to be told. */
    public List<Problem> missingFrom(Surroundings surroundings) {
        return missingFrom(surroundings, JsonPath.ROOT);
    }

    /** The same of a definition that is told to stand at a path. */
    public List<Problem> missingFrom(Surroundings surroundings, String path) {
        List<Problem> problems = new ArrayList<>(require.missingFrom(surroundings, path + ".require"));
        for (Recipient recipient : recipients) {
            problems.addAll(recipient.missingFrom(surroundings, path));
        }
        return problems;
    }

    /** The conditions that wait for an event of this name, in any case. */
    public List<ExternalEvent> eventsNamed(String name) {
        return require.events().stream().filter(event -> event.isNamed(name)).toList();
    }

    /** The names of the events that conditions wait for, each once, in the order in which they stand there. */
    public List<String> eventNames() {
        Map<String, String> names = new LinkedHashMap<>();
        require.events().forEach(event -> names.putIfAbsent(event.name().toLowerCase(Locale.ROOT), event.name()));
        return List.copyOf(names.values());
    }
}
