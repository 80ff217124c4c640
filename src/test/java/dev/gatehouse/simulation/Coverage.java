package dev.gatehouse.simulation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the stories of a run came across: calls, trouble at each, and how checks ended. */
final class Coverage {

    private final Map<Call, Long> calls = new EnumMap<>(Call.class);
    private final Map<Call, Map<Trouble, Long>> troubles = new EnumMap<>(Call.class);
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<Landmark, Long> landmarks = new EnumMap<>(Landmark.class);

    void called(Call call) {
        calls.merge(call, 1L, Long::sum);
    }

    void injected(Injection injection) {
        troubles.computeIfAbsent(injection.call(), call -> new EnumMap<>(Trouble.class))
                .merge(injection.trouble(), 1L, Long::sum);
    }

    void count(String what, long times) {
        counts.merge(what, times, Long::sum);
    }

    void reached(Landmark landmark) {
        landmarks.merge(landmark, 1L, Long::sum);
    }

    /** How often. */
    long reachedSoFar(Landmark landmark) {
        return landmarks.getOrDefault(landmark, 0L);
    }

    long of(Call call, Trouble trouble) {
        return troubles.getOrDefault(call, Map.of()).getOrDefault(trouble, 0L);
    }

    /** The same with what another run came across. */
    Coverage plus(Coverage other) {
        other.calls.forEach((call, times) -> calls.merge(call, times, Long::sum));
        other.troubles.forEach((call, byTrouble) -> byTrouble.forEach(
                (trouble, times) -> troubles.computeIfAbsent(call, any -> new EnumMap<>(Trouble.class))
                        .merge(trouble, times, Long::sum)));
        other.counts.forEach(this::count);
        other.landmarks.forEach((landmark, times) -> landmarks.merge(landmark, times, Long::sum));
        return this;
    }

    /** One table for people. */
    String table() {
        StringBuilder table = new StringBuilder(String.format("%-15s%10s", "call", "calls"));
        for (Trouble trouble : Trouble.values()) {
            table.append(String.format("%14s", trouble));
        }
        for (Call call : Call.values()) {
            table.append(String.format("%n%-15s%10d", call, calls.getOrDefault(call, 0L)));
            Arrays.stream(Trouble.values())
                    .map(trouble -> call.troubles().contains(trouble) ? Long.toString(of(call, trouble)) : "-")
                    .forEach(cell -> table.append(String.format("%14s", cell)));
        }
        return table
                + System.lineSeparator()
                + Arrays.stream(Landmark.values())
                        .map(landmark -> landmark + " " + reachedSoFar(landmark))
                        .collect(Collectors.joining(", "))
                + System.lineSeparator()
                + counts.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
