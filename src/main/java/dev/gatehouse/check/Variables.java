package dev.gatehouse.check;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the person who configured the check sent along in headers: {@code BuildId}, {@code SourceVersionMessage} and the like.
 *
 * @param byName the values by header name, in lower case as the Functions host hands them over
 */
public record Variables(Map<String, String> byName) {

    public static final Variables NONE = new Variables(Map.of());

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,9}");

    public Variables {
        byName = Map.copyOf(byName);
        for (String name : byName.keySet()) {
            if (!name.equals(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("variable name not in lower case: " + name);
            }
        }
    }

    /**
     * The value of a variable, whatever the case and however its words are joined: {@code BuildId} also finds
     * {@code Build.BuildId}'s usual spellings {@code build.id}, {@code build_id} and {@code build-id}.
     */
    public Optional<String> find(String name) {
        String exact = byName.get(name.toLowerCase(Locale.ROOT));
        if (exact != null) {
            return Optional.of(exact);
        }
        String wanted = plain(name);
        Optional<String> found = Optional.empty();
        for (String key : byName.keySet()) {
            if (plain(key).equals(wanted) && (found.isEmpty() || key.compareTo(found.get()) < 0)) {
                found = Optional.of(key);
            }
        }
        return found.map(byName::get);
    }

    /** The run that {@code BuildId} names: a number from 1 to 2147483647, written in digits. */
    public Optional<Integer> buildId() {
        String digits = find("BuildId").orElse("").strip();
        if (!NUMBER.matcher(digits).matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(digits);
        return number <= Integer.MAX_VALUE ? Optional.of((int) number) : Optional.empty();
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char one = lower.charAt(i);
            if (one != '.' && one != '_' && one != '-') {
                plain.append(one);
            }
        }
        return plain.toString();
    }
}
