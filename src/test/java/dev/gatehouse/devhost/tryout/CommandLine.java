package dev.gatehouse.devhost.tryout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands on a command line.
 *
 * @param subject the one argument that is no option
 * @param values the values of options, in their order
 * @param flags the options without a value
 */
record CommandLine(String subject, Map<String, List<String>> values, Set<String> flags) {

    /**
     * Reads a command line.
     *
     * @param what what the one argument is
     * @param valued the options that take a value
     * @param unvalued those that take none
     * @throws WrongUse for another one
     */
    static CommandLine parse(List<String> arguments, String what, Set<String> valued, Set<String> unvalued) {
        List<String> subjects = new ArrayList<>();
        Map<String, List<String>> values = new LinkedHashMap<>();
        Set<String> flags = new LinkedHashSet<>();
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.remove();
            if (valued.contains(argument)) {
                values.computeIfAbsent(argument, first -> new ArrayList<>()).add(value(argument, rest));
            } else if (unvalued.contains(argument)) {
                flags.add(argument);
            } else if (argument.startsWith("--")) {
                throw new WrongUse("There is no option " + argument + ".");
            } else {
                subjects.add(argument);
            }
        }
        if (subjects.size() != 1) {
            throw new WrongUse(
                    subjects.isEmpty()
                            ? "Name " + what + "."
                            : "Name one, not several: " + String.join(", ", subjects));
        }
        return new CommandLine(subjects.get(0), values, flags);
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.poll();
        if (value == null || value.startsWith("--")) {
            throw new WrongUse(option + " needs a value.");
        }
        return value;
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** The last value of an option. */
    Optional<String> value(String option) {
        return values(option).stream().reduce((first, last) -> last);
    }

    List<String> values(String option) {
        return values.getOrDefault(option, List.of());
    }

    /** The values of an option that are written {@code name=value}. */
    Map<String, String> pairs(String option) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : values(option)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new WrongUse(option + " is '" + pair + "': write name=value.");
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }
}
