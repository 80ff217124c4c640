package dev.gatehouse.check;

/** Characters that have no place in a line of text. */
public final class Unprintable {

    private Unprintable() {}

    /** Whether a code point breaks lines, turns the direction of text, shows nothing, or is half of a character. */
    public static boolean is(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
