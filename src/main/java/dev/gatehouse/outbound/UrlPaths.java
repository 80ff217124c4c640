package dev.gatehouse.outbound;

import java.util.List;
import java.util.Optional;

/** Paths of URLs, compared as they are written: a path that a server could read differently is refused. */
final class UrlPaths {

    /** What some servers decode before they walk the path, besides control characters. */
    private static final String WALKED = "./\\%";

    private static final int HEX = 16;
    private static final int DELETE = 0x7f;

    private UrlPaths() {}

    /** What is wrong with a path, as the end of a sentence without a full stop. */
    static Optional<String> problem(String rawPath) {
        for (int i = 0; i < rawPath.length(); i++) {
            char one = rawPath.charAt(i);
            if (one <= ' ' || one > '~' || one == '\\') {
                return Optional.of("write spaces and letters beyond ASCII percent-encoded, and no backslash");
            }
        }
        if (encodesWhatIsWalked(rawPath)) {
            return Optional.of("write it without encoded dots, slashes, backslashes and percent signs");
        }
        return hasDots(rawPath) ? Optional.of("write it without '.' and '..'") : Optional.empty();
    }

    private static boolean encodesWhatIsWalked(String rawPath) {
        for (int at = rawPath.indexOf('%'); at >= 0; at = rawPath.indexOf('%', at + 1)) {
            if (at + 2 < rawPath.length()) {
                int high = Character.digit(rawPath.charAt(at + 1), HEX);
                int low = Character.digit(rawPath.charAt(at + 2), HEX);
                int encoded = HEX * high + low;
                if (high >= 0 && low >= 0 && (encoded < ' ' || encoded == DELETE || WALKED.indexOf(encoded) >= 0)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a segment has nothing but dots, up to its parameters. */
    private static boolean hasDots(String rawPath) {
        boolean onlyDots = true;
        int dots = 0;
        for (int at = 0; at <= rawPath.length(); at++) {
            char one = at < rawPath.length() ? rawPath.charAt(at) : '/';
            if ((one == '/' || one == ';') && onlyDots && dots > 0) {
                return true;
            }
            onlyDots = one == '/' || (onlyDots && one == '.');
            dots = one == '.' ? dots + 1 : 0;
        }
        return false;
    }

    /** The segments of a path; a slash at its end makes no difference, one in its middle does. */
    static List<String> segments(String rawPath) {
        int end = rawPath.endsWith("/") ? rawPath.length() - 1 : rawPath.length();
        int start = rawPath.startsWith("/") ? 1 : 0;
        return start >= end ? List.of() : List.of(rawPath.substring(start, end).split("/", -1));
    }
}
