package dev.gatehouse.expression;

/**
 * A word of the language.
 *
 * @param text as it is written
 * @param column where it begins, the first character is 1
 * @param value what a literal stands for, null otherwise
 */
record Token(Kind kind, String text, int column, Value value) {

    enum Kind {
        NAME,
        LITERAL,
        OPEN,
        CLOSE,
        OPEN_INDEX,
        CLOSE_INDEX,
        COMMA,
        DOT,
        STAR,
        END
    }

    boolean is(Kind expected) {
        return kind == expected;
    }

    String shown() {
        return kind == Kind.END ? "the end" : Shown.cut(text, 40);
    }
}
