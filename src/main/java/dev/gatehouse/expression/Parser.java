package dev.gatehouse.expression;

import dev.gatehouse.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts words together into an expression: a value or a call, and what is accessed of it. */
final class Parser {

    static final int NESTING = 50;

    private final List<Token> tokens;
    private int at;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Node parse(String text) throws Malformed {
        Parser parser = new Parser(Lexer.tokens(text));
        Node node = parser.expression();
        Token rest = parser.current();
        if (!rest.is(Kind.END)) {
            throw unexpected(rest, "expected the end; join several with and(…, …) or or(…, …)");
        }
        return node;
    }

    private Node expression() throws Malformed {
        deeper();
        Token first = take();
        Node node = first.is(Kind.LITERAL) ? new Literal(first.value()) : named(first);
        depth--;
        return node;
    }

    private Node named(Token name) throws Malformed {
        if (!name.is(Kind.NAME)) {
            throw unexpected(name, "expected a function, root, or a literal such as 'ok', 5 or true");
        }
        return switch (name.text().toLowerCase(Locale.ROOT)) {
            case "null" -> new Literal(NullValue.NULL);
            case "true" -> new Literal(TruthValue.TRUE);
            case "false" -> new Literal(TruthValue.FALSE);
            case "root" -> accesses(root());
            default -> accesses(call(name));
        };
    }

    /** The document is a name, and can be called, too. */
    private Node root() throws Malformed {
        if (current().is(Kind.OPEN)) {
            take();
            expect(Kind.CLOSE, "expected ), because root takes no arguments");
        }
        return new Root();
    }

    private Node call(Token name) throws Malformed {
        Optional<FunctionName> function = FunctionName.of(name.text());
        if (function.isEmpty()) {
            throw new Malformed(name.column(), "the unknown name " + name.shown(), Names.advice(name.text()));
        }
        expect(Kind.OPEN, "expected ( and the arguments of " + function.get().word());
        Token first = current();
        List<Node> arguments = arguments(function.get());
        if (!function.get().takes(arguments.size())) {
            throw new Malformed(
                    name.column(),
                    name.shown() + " with " + arguments.size() + (arguments.size() == 1 ? " argument" : " arguments"),
                    "expected " + function.get().arity());
        }
        if (function.get() == FunctionName.JSONPATH && first.is(Kind.LITERAL)) {
            checkPath(first);
        }
        return new Call(function.get(), arguments);
    }

    private static void checkPath(Token literal) throws Malformed {
        String path = literal.value().text().orElse("");
        Optional<PathProblem> problem = JsonPaths.problem(path);
        if (problem.isPresent()) {
            String before = path.substring(0, problem.get().at());
            long quotes = before.chars().filter(c -> c == '\'').count();
            throw new Malformed(
                    literal.column() + 1 + before.length() + (int) quotes,
                    literal.shown(),
                    problem.get().advice());
        }
    }

    private List<Node> arguments(FunctionName function) throws Malformed {
        List<Node> arguments = new ArrayList<>();
        if (current().is(Kind.CLOSE)) {
            take();
            return arguments;
        }
        Token separator;
        do {
            arguments.add(expression());
            separator = take();
        } while (separator.is(Kind.COMMA));
        if (!separator.is(Kind.CLOSE)) {
            throw unexpected(separator, "expected , or ) in the arguments of " + function.word());
        }
        return arguments;
    }

    private Node accesses(Node whole) throws Malformed {
        Node node = whole;
        int outer = depth;
        while (current().is(Kind.OPEN_INDEX) || current().is(Kind.DOT)) {
            deeper();
            node = take().is(Kind.DOT) ? member(node) : indexed(node);
        }
        depth = outer;
        return node;
    }

    private Node member(Node of) throws Malformed {
        Token name = take();
        if (name.is(Kind.STAR)) {
            return new Wildcard(of);
        }
        if (!name.is(Kind.NAME)) {
            throw unexpected(name, "expected a name of letters, digits and _, or *; write other keys as ['key']");
        }
        return new Access(of, new Literal(new TextValue(name.text())));
    }

    private Node indexed(Node of) throws Malformed {
        Node node;
        if (current().is(Kind.STAR)) {
            take();
            node = new Wildcard(of);
        } else {
            node = new Access(of, expression());
        }
        expect(Kind.CLOSE_INDEX, "expected ]");
        return node;
    }

    private void deeper() throws Malformed {
        depth++;
        if (depth > NESTING) {
            throw unexpected(current(), "nest and access " + NESTING + " levels deep at most");
        }
    }

    private void expect(Kind kind, String expected) throws Malformed {
        Token token = take();
        if (!token.is(kind)) {
            throw unexpected(token, expected);
        }
    }

    private Token current() {
        return tokens.get(at);
    }

    /** The end is there for whoever goes on after it. */
    private Token take() {
        Token token = current();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private static Malformed unexpected(Token token, String expected) {
        return new Malformed(token.column(), token.shown(), expected);
    }
}
