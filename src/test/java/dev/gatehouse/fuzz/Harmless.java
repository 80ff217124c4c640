package dev.gatehouse.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that forge nothing, command nothing and give nothing away. */
final class Harmless {

    private static final int SECRET = 16;

    /** What somebody who shows a line may leave out. */
    private static final Pattern LEFT_OUT = Pattern.compile("\u001B\\[[0-9;]*m|[\\p{C}\\p{M}\u115F\u1160\u3164\uFFA0]");

    private static final Pattern COMMAND =
            Pattern.compile("##(vso)?\\[", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Harmless() {}

    /** One line, every character of which is seen as what it is. */
    static void line(String what, String line, int longest) {
        assertTrue(line.length() <= longest, () -> what + " has " + line.length() + " characters");
        line.codePoints()
                .forEach(one -> assertFalse(isTricky(one), () -> what + " holds U+%04X: %s".formatted(one, line)));
    }

    /** Such a line, in which Azure Pipelines finds no command either. */
    static void lineForPipelines(String what, String line, int longest) {
        line(what, line, longest);
        if (line.indexOf('#') < 0) {
            return;
        }
        assertFalse(COMMAND.matcher(LEFT_OUT.matcher(line).replaceAll("")).find(), () -> what + " commands: " + line);
        assertFalse(COMMAND.matcher(line).find(), () -> what + " commands: " + line);
    }

    /** No piece that a delivery's token still has of the one that it was made of. */
    static void withoutToken(String what, String text, String token) {
        pieces(token)
                .filter(text::contains)
                .findFirst()
                .ifPresent(piece -> fail(what + " shows a piece of the token, " + piece + ": " + text));
    }

    /** Whether a token, after all that was done to it, is one still, and not a word that everybody knows. */
    static boolean isSecret(String token) {
        return pieces(token).findAny().isPresent();
    }

    private static Stream<String> pieces(String token) {
        String whole = ValidDeliveries.TOKEN;
        return IntStream.rangeClosed(0, whole.length() - SECRET)
                .mapToObj(at -> whole.substring(at, at + SECRET))
                .filter(token::contains);
    }

    private static boolean isTricky(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
