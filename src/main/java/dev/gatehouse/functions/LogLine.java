package dev.gatehouse.functions;

import dev.gatehouse.check.Unprintable;
import java.util.Optional;

/**
 * A line of the app's log, on its way to the Functions host: with the id of the check that it is about, and as one line, whatever
 * the text from outside that it quotes. Without regular expressions, which a cold app would have to load.
 */
final class LogLine {

    /** Nobody reads more, and every line costs its length. */
    static final int LONGEST = 4_000;

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
        for (int at = 0, next; at < text.length(); at = next) {
            int character = text.codePointAt(at);
            next = at + Character.charCount(character);
            boolean isUnfit = Unprintable.is(character);
            if (isUnfit && gap) {
                continue;
            }
            if (line.length() + Character.charCount(character) >= LONGEST) {
                return line.append('…').toString();
            }
            line.appendCodePoint(isUnfit ? ' ' : character);
            gap = isUnfit;
        }
        return line.toString();
    }
}
