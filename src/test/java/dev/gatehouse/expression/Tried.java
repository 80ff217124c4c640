package dev.gatehouse.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Expressions against documents, in short. */
final class Tried {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Tried() {}

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('`', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    static Expression expression(String text) {
        return Expression.parse(text).fold(expression -> expression, problem -> {
            throw new AssertionError(text + ": " + problem.sentence());
        });
    }

    /** {@code holds}, {@code does not hold}, or the sentence of the problem. */
    static String outcome(String text, String document) {
        return expression(text)
                .evaluate(json(document))
                .fold(holds -> holds ? "holds" : "does not hold", EvaluationProblem::sentence);
    }

    /** The value as it is shown, or the sentence of the problem. */
    static String value(String text, String document) {
        return expression(text)
                .explain(json(document))
                .came()
                .fold(Explanation.Value::shown, EvaluationProblem::sentence, skipped -> "not evaluated");
    }

    /** The sentence of what is wrong. */
    static String refusal(String text) {
        return Expression.parse(text).fold(valid -> "none: " + valid.canonical(), SyntaxProblem::sentence);
    }
}
