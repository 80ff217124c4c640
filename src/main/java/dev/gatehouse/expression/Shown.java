package dev.gatehouse.expression;

/** How parts of expressions and values are shown in sentences: on one line, and cut short. */
final class Shown {

    private static final int MOST_CHARACTERS = 80;
    private static final int MOST_OF_A_PART = 120;

    private Shown() {}

    /** A part of an expression. */
    static String part(String text) {
        return cut(text, MOST_OF_A_PART);
    }

    /** A text as the language writes it, in single quotes. */
    static String text(String text) {
        return "'" + cut(text, MOST_CHARACTERS).replace("'", "''") + "'";
    }

    /** At most so many characters; those that could break a line or show nothing are escaped. */
    static String cut(String text, int most) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), most) + 1);
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            String piece = isPlain(character) ? Character.toString(character) : String.format("\\u%04x", character);
            if (shown.length() + piece.length() > most) {
                return shown.append('…').toString();
            }
            shown.append(piece);
        }
        return shown.toString();
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            // All others look like this one and are none to the language.
            case Character.SPACE_SEPARATOR -> character == ' ';
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
