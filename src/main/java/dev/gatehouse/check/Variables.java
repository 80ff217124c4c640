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

    /** What names are joined with. */
    private static final String JOINTS = "._-";

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
        Optional<String> found = Optional.empty();
        for (String key : byName.keySet()) {
            if (isSpelled(key, name) && (found.isEmpty() || key.compareTo(found.get()) < 0)) {
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

    /** Whether two names are the same but for case and what joins their words. */
    private static boolean isSpelled(String key, String name) {
        int other = letter(name, 0);
        for (int at = letter(key, 0); at < key.length(); at = letter(key, at + 1)) {
            if (other == name.length() || key.charAt(at) != Character.toLowerCase(name.charAt(other))) {
                return false;
            }
            other = letter(name, other + 1);
        }
        return other == name.length();
    }

    /** Where the first character is, from here on, that joins no words. */
    private static int letter(String name, int from) {
        int at = from;
        while (at < name.length() && JOINTS.indexOf(name.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
