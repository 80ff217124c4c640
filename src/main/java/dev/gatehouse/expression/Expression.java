package dev.gatehouse.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Success criteria of Azure Pipelines, such as {@code eq(root['status'], 'ok')}. Evaluating one takes bounded time and memory,
 * whatever it and the document hold, and never throws.
 */
public final class Expression {

    /** Characters of an expression. */
    public static final int LONGEST = 1_000;

    private final String text;
    private final Node node;

    private Expression(String text, Node node) {
        this.text = text;
        this.node = node;
    }

    /** Reads an expression. A blank one holds for every document. */
    public static ParsedExpression parse(String text) {
        if (text.length() > LONGEST) {
            return new ParsedExpression.Invalid(new SyntaxProblem(
                    LONGEST + 1, text.length() + " characters", "write " + LONGEST + " characters at most"));
        }
        try {
            Node node = text.isBlank() ? new Literal(TruthValue.TRUE) : Parser.parse(text);
            return new ParsedExpression.Valid(new Expression(text.strip(), node));
        } catch (Malformed e) {
            return new ParsedExpression.Invalid(e.problem());
        }
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** Whether it holds for a document. */
    public Outcome evaluate(JsonNode root) {
        return step(root)
                .result()
                .<Outcome>map(result -> result.fold(value -> new Outcome.Known(value.truth()), Outcome.Unknown::new))
                .orElseThrow();
    }

    /** How it comes to what it says about a document, step by step. */
    public Explanation explain(JsonNode root) {
        return Explanation.of(step(root));
    }

    /** What it comes to for a document, as a text; empty where that is nothing, or cannot be said, or is a list or an object. */
    public Optional<String> textOf(JsonNode root) {
        return step(root)
                .result()
                .flatMap(result -> result.fold(Value::text, problem -> Optional.empty()))
                .filter(text -> !text.isBlank());
    }

    /** As the language writes it, in one line and without needless space. */
    String canonical() {
        return node.text();
    }

    private Step step(JsonNode root) {
        return node.evaluate(Scope.of(root));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression && expression.node.equals(node);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
