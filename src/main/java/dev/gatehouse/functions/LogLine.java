package dev.gatehouse.functions;

import java.util.Optional;

/**
 * A line of the app's log, on its way to the Functions host: with the id of the check that it is about, and as one line, whatever
 * the text from outside that it quotes. Without regular expressions, which a cold app would have to load.
 */
final class LogLine {

    /** Nobody reads more, and every line costs its length. */
    static final int LONGEST = 4_000;

    /** What turns the direction of the text after it. */
    private static final String TURNING = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private LogLine() {}

    /**
     * A line.
     *
     * @param check the id of the check that it is about, if it is about one
     */
    static String of(Optional<String> check, String text) {
        return check.isPresent() ? "Check " + check.get() + ": " + fit(text) : fit(text);
    }

    private static String fit(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST));
        boolean gap = false;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            boolean isUnfit = isUnfit(character);
            if (isUnfit && gap) {
                continue;
            }
            if (line.length() == LONGEST - 1) {
                return line.append('…').toString();
            }
            line.append(isUnfit ? ' ' : character);
            gap = isUnfit;
        }
        return line.toString();
    }

    private static boolean isUnfit(char character) {
        return Character.isISOControl(character)
                || character == '\u2028'
                || character == '\u2029'
                || TURNING.indexOf(character) >= 0;
    }
}
