package dev.gatehouse.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What happens to a check that its definition can have others told of. */
public enum Happening {
    /** It was evaluated for the first time, and waits. */
    WAITING,
    /** It was decided. */
    DECIDED;

    /** The word in definitions, in rows and in what is sent. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those of them that are not among the others. */
    public static Set<Happening> without(Set<Happening> others, Set<Happening> all) {
        return all.stream().filter(happening -> !others.contains(happening)).collect(Collectors.toUnmodifiableSet());
    }

    /** Some of them as one text. */
    public static String words(Set<Happening> happenings) {
        return happenings.stream().sorted().map(Happening::word).collect(Collectors.joining(","));
    }

    /** Reads what {@link #words} wrote; leaves out what only a later version of the app knows. */
    public static Set<Happening> read(String words) {
        List<String> all = List.of(words.split(","));
        return Arrays.stream(values())
                .filter(happening -> all.contains(happening.word()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
