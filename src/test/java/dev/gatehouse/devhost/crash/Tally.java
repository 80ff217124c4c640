package dev.gatehouse.devhost.crash;

import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.pipelines.Journal.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what the simulated Azure Pipelines sees. Thread-safe. */
final class Tally {

    private static final Pattern DECIDED = Pattern.compile("TaskCompleted (\\w+)(, for which nobody waits)?");
    private static final Pattern MISCHIEF = Pattern.compile("\\S+ \\S+ → (.*?)( after PT\\S+)?");

    private final Map<Kind, Integer> entries = new HashMap<>();
    private final Map<String, List<String>> taken = new HashMap<>();
    private final Map<String, List<String>> repeated = new HashMap<>();
    private final Map<String, Integer> mischief = new TreeMap<>();
    private final Set<String> accepted = new HashSet<>();
    private int duplicates;
    private int retries;

    synchronized void take(Journal.Entry entry) {
        entries.merge(entry.kind(), 1, Integer::sum);
        switch (entry.kind()) {
            case EVENT -> event(entry);
            case MISCHIEF -> mischief(entry.text());
            case DELIVERY -> {
                duplicates += entry.text().startsWith("delivered once more") ? 1 : 0;
                retries += entry.text().startsWith("delivered in another try") ? 1 : 0;
            }
            case ANSWER -> {
                if (entry.text().startsWith("200 ")) {
                    accepted.add(entry.subject());
                }
            }
            default -> {}
        }
    }

    private void event(Journal.Entry entry) {
        Matcher decided = DECIDED.matcher(entry.text());
        if (decided.matches()) {
            (decided.group(2) == null ? taken : repeated)
                    .computeIfAbsent(entry.subject(), check -> new ArrayList<>())
                    .add(decided.group(1));
        }
    }

    private void mischief(String text) {
        Matcher call = MISCHIEF.matcher(text);
        if (call.matches()) {
            if (call.group(2) != null) {
                mischief.merge("delay", 1, Integer::sum);
            }
            String kind = kind(call.group(1));
            if (!kind.isEmpty()) {
                mischief.merge(kind, 1, Integer::sum);
            }
        }
    }

    /** Nothing for a call that was delayed only. */
    private static String kind(String outcome) {
        return switch (outcome) {
            case "429", "503" -> outcome;
            case "203" -> "sign-in page";
            case "connection dropped", "connection dropped, after its effect" -> outcome;
            default -> "";
        };
    }

    synchronized int count(Kind kind) {
        return entries.getOrDefault(kind, 0);
    }

    /** The decisions that were taken of a check, in order. */
    synchronized List<String> taken(String check) {
        return List.copyOf(taken.getOrDefault(check, List.of()));
    }

    /** The decisions that came for a check when nobody waited any more. */
    synchronized List<String> repeated(String check) {
        return List.copyOf(repeated.getOrDefault(check, List.of()));
    }

    /** How many checks are decided. */
    synchronized int decided() {
        return taken.size();
    }

    /** How many checks are accepted and not decided. */
    synchronized long waiting() {
        return accepted.stream().filter(check -> !taken.containsKey(check)).count();
    }

    synchronized String summary() {
        return "deliveries " + count(Kind.DELIVERY) + " (" + duplicates + " sent twice, " + retries
                + " tried again), calls "
                + (count(Kind.CALL) + count(Kind.MISCHIEF)) + ", misbehaviours " + mischief + ", TaskCompleted "
                + size(taken) + " taken and " + size(repeated) + " repeated";
    }

    private static int size(Map<String, List<String>> byCheck) {
        return byCheck.values().stream().mapToInt(List::size).sum();
    }
}
