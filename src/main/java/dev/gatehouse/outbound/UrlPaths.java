package dev.gatehouse.outbound;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paths of URLs, compared as they are written: a path that a server could read differently is refused. */
final class UrlPaths {

    // An encoded dot, slash, backslash, percent sign or control character: what some servers decode before they walk
    // the path.
    private static final Pattern ENCODED = Pattern.compile("%(?:2e|2f|5c|25|[01][0-9a-f]|7f)");
    private static final Pattern ONLY_DOTS = Pattern.compile("\\.+(?:;.*)?");

    private UrlPaths() {}

    /** What is wrong with a path, as the end of a sentence without a full stop. */
    static Optional<String> problem(String rawPath) {
        for (int i = 0; i < rawPath.length(); i++) {
            char one = rawPath.charAt(i);
            if (one <= ' ' || one > '~' || one == '\\') {
                return Optional.of("write spaces and letters beyond ASCII percent-encoded, and no backslash");
            }
        }
        if (ENCODED.matcher(rawPath.toLowerCase(Locale.ROOT)).find()) {
            return Optional.of("write it without encoded dots, slashes, backslashes and percent signs");
        }
        for (String segment : rawPath.split("/", -1)) {
            if (ONLY_DOTS.matcher(segment).matches()) {
                return Optional.of("write it without '.' and '..'");
            }
        }
        return Optional.empty();
    }

    /** The segments of a path; a slash at its end makes no difference, one in its middle does. */
    static List<String> segments(String rawPath) {
        int end = rawPath.endsWith("/") ? rawPath.length() - 1 : rawPath.length();
        int start = rawPath.startsWith("/") ? 1 : 0;
        return start >= end ? List.of() : List.of(rawPath.substring(start, end).split("/", -1));
    }
}
