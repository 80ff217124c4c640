package dev.gatehouse.devhost.tryout;

import dev.gatehouse.check.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What macros could come to: values are guessed until they fit, since nobody knows them before Azure Pipelines does. */
final class Guesses {

    private static final Map<String, String> KNOWN = Map.of("build.buildid", "1042", "build.reason", "Manual");

    /** It can stand for a text and for a number. */
    private static final String FIRST = "1";

    private static final String OTHER = "2";

    /** In quotes is what stands for a whole JSON text, where the policy asks for a value: of the durations the longest first. */
    private static final List<String> KINDS = List.of(
            "value",
            "\"value\"",
            "true",
            "PT1M",
            "PT1H",
            "\"PT48H\"",
            "\"PT1M\"",
            "manual",
            "\"manual\"",
            "[\"value\"]",
            "[\"manual\"]");

    private final Map<String, String> values = new HashMap<>();
    private final Function<UnaryOperator<String>, Trial> trials;
    private Trial best;

    private Guesses(Set<String> names, Function<UnaryOperator<String>, Trial> trials) {
        this.trials = trials;
        names.stream().filter(name -> !KNOWN.containsKey(key(name))).forEach(name -> values.put(key(name), FIRST));
        this.best = tried(values);
    }

    /** Looks for values that fit, one macro after the other; a guess stays where it leaves fewer of the same problems. */
    static Guesses of(Set<String> names, Function<UnaryOperator<String>, Trial> trials) {
        Guesses guesses = new Guesses(names, trials);
        for (String name : new TreeSet<>(guesses.values.keySet())) {
            KINDS.forEach(kind -> guesses.guess(name, kind));
        }
        return guesses;
    }

    private void guess(String name, String value) {
        List<Problem> before = best.refusals();
        if (before.isEmpty()) {
            return;
        }
        Map<String, String> changed = new HashMap<>(values);
        changed.put(name, value);
        Trial trial = tried(changed);
        List<Problem> after = trial.refusals();
        if (after.size() < before.size() && before.containsAll(after)) {
            values.put(name, value);
            best = trial;
        }
    }

    /** The delivery with the values that fit best. */
    Trial best() {
        return best;
    }

    /** What is wrong with it whatever stands there: a problem that changes with a guess is about the guess. */
    List<Problem> problems() {
        Map<String, String> others = new HashMap<>(values);
        others.replaceAll((name, value) -> value.equals(FIRST) ? OTHER : value);
        List<Problem> other = tried(others).refusals();
        return best.refusals().stream().filter(other::contains).toList();
    }

    private Trial tried(Map<String, String> guessed) {
        return trials.apply(name -> KNOWN.getOrDefault(key(name), guessed.getOrDefault(key(name), FIRST)));
    }

    /** Azure Pipelines takes the names of variables in any case. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
