package dev.gatehouse.expression;

import dev.gatehouse.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a text apart into words. */
final class Lexer {

    private static final String ENDS_A_NUMBER = " \t\r\n()[],";
    private static final String QUOTES_OF_OTHERS = "\"`\u2018\u2019\u201C\u201D";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) throws Malformed {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.add(Kind.END, text.length(), NullValue.NULL);
        return lexer.tokens;
    }

    private void next() throws Malformed {
        char c = text.charAt(at);
        switch (c) {
            case ' ', '\t', '\r', '\n' -> at++;
            case '(' -> add(Kind.OPEN, at + 1, NullValue.NULL);
            case ')' -> add(Kind.CLOSE, at + 1, NullValue.NULL);
            case '[' -> add(Kind.OPEN_INDEX, at + 1, NullValue.NULL);
            case ']' -> add(Kind.CLOSE_INDEX, at + 1, NullValue.NULL);
            case ',' -> add(Kind.COMMA, at + 1, NullValue.NULL);
            case '*' -> add(Kind.STAR, at + 1, NullValue.NULL);
            case '\'' -> quoted();
            default -> word(c);
        }
    }

    private void word(char c) throws Malformed {
        if (c == '.' && follows()) {
            add(Kind.DOT, at + 1, NullValue.NULL);
        } else if (c == '.' || c == '-' || c == '+' || Numbers.isDigit(c)) {
            number();
        } else if (beginsName(c)) {
            int end = at + 1;
            while (end < text.length() && (beginsName(text.charAt(end)) || Numbers.isDigit(text.charAt(end)))) {
                end++;
            }
            add(Kind.NAME, end, NullValue.NULL);
        } else {
            throw new Malformed(
                    at + 1,
                    Shown.cut(Character.toString(text.codePointAt(at)), 10),
                    QUOTES_OF_OTHERS.indexOf(c) >= 0
                            ? "write texts in single quotes, such as 'ok'"
                            : "expected a function, root, a number, a version or a text in single quotes");
        }
    }

    /** A point directly after what can have members asks for one; else it begins a number. */
    private boolean follows() {
        if (tokens.isEmpty()) {
            return false;
        }
        Kind last = tokens.get(tokens.size() - 1).kind();
        return last == Kind.NAME || last == Kind.CLOSE || last == Kind.CLOSE_INDEX || last == Kind.STAR;
    }

    private void number() throws Malformed {
        int end = at;
        while (end < text.length() && ENDS_A_NUMBER.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String number = text.substring(at, end);
        boolean isVersion = number.chars().filter(c -> c == '.').count() > 1;
        Optional<? extends Value> value =
                isVersion ? VersionValue.read(number) : Numbers.plain(number).map(NumberValue::new);
        if (value.isEmpty()) {
            throw new Malformed(
                    at + 1,
                    Shown.cut(number, 40),
                    "expected a number such as -1.5, or a version of three or four numbers such as 1.2.3");
        }
        add(Kind.LITERAL, end, value.get());
    }

    private void quoted() throws Malformed {
        StringBuilder value = new StringBuilder();
        int end = at + 1;
        while (end < text.length()) {
            char c = text.charAt(end++);
            boolean isEscaped = c == '\'' && end < text.length() && text.charAt(end) == '\'';
            if (c == '\'' && !isEscaped) {
                add(Kind.LITERAL, end, new TextValue(value.toString()));
                return;
            }
            value.append(c);
            end += isEscaped ? 1 : 0;
        }
        throw new Malformed(
                at + 1,
                Shown.cut(text.substring(at), 40),
                "expected a single quote at the end of the text; a quote inside is written twice");
    }

    private void add(Kind kind, int end, Value value) {
        tokens.add(new Token(kind, text.substring(Math.min(at, end), end), at + 1, value));
        at = end;
    }

    private static boolean beginsName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
