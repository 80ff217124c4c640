package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.expression.Explanation;
import dev.gatehouse.expression.Expression;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Expressions over a measurement. The language takes what is not there for null, and null for zero, which would let {@code
 * lt(root['value'], 0.05)} pass where there are several values, and {@code lt(root['vlaue'], 0.05)} always: here, whatever is not
 * there is an error.
 */
final class MetricExpression {

    private static final String ROOT = "root";

    /** A path that begins with what a measurement has; another one would find nothing, and count(…) of that is always 0. */
    private static final Pattern VALUES_BY_PATH =
            Pattern.compile("jsonpath\\('(?:\\$\\.)?values?(?:\\[.*)?'\\)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int SHOWN = 80;
    private static final String ADVICE =
            "write root['value'], the number of a measurement with one value, or root['values'], all numbers of any"
                    + " measurement";

    private MetricExpression() {}

    /** An expression that asks for what measurements have, and for nothing else. */
    static Optional<Expression> parse(Fields fields, String key) {
        Optional<Expression> expression = fields.expression(key);
        expression
                .flatMap(MetricExpression::problem)
                .ifPresent(found ->
                        fields.value(key).ifPresent(value -> value.problems().add(value.path(), found, ADVICE)));
        return expression;
    }

    private static Optional<String> problem(Expression expression) {
        Explanation explanation = expression.explain(root(List.of(BigDecimal.ONE)));
        return asksForRoot(explanation)
                ? absent(explanation, MetricExpression::isMember)
                : Optional.of(Shown.quoted(expression.text()) + ", which says nothing of the measurement");
    }

    private static boolean asksForRoot(Explanation explanation) {
        return explanation.part().equals(ROOT)
                || VALUES_BY_PATH.matcher(explanation.part()).matches()
                || explanation.steps().stream().anyMatch(MetricExpression::asksForRoot);
    }

    /** Whether it holds for a measurement. */
    static Answer<Boolean> holds(String key, Expression expression, List<BigDecimal> values) {
        Explanation explanation = expression.explain(root(values));
        Optional<String> absent = absent(explanation, any -> true);
        if (absent.isPresent()) {
            return Answer.failed(Fault.mistake(key + " asks for " + absent.get() + ", which a measurement of "
                    + (values.size() == 1 ? "1 value" : values.size() + " values")
                    + " does not have: judge root['values'], or have the query give what is asked for."));
        }
        return explanation
                .came()
                .fold(
                        value -> Answer.given(value.holds()),
                        problem -> Answer.failed(Fault.mistake(key + " cannot be evaluated: " + problem.sentence())),
                        notEvaluated -> Answer.given(false));
    }

    private static ObjectNode root(List<BigDecimal> values) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode all = root.putArray("values");
        values.forEach(value -> all.add(DecimalNode.valueOf(value)));
        if (values.size() == 1) {
            root.set("value", DecimalNode.valueOf(values.get(0)));
        }
        return root;
    }

    /** The first part that was asked for and is not there. */
    private static Optional<String> absent(Explanation explanation, Predicate<Explanation> which) {
        boolean isNull =
                explanation.came().fold(value -> value.shown().equals("null"), problem -> false, notEvaluated -> false);
        if (isNull && isAccess(explanation) && which.test(explanation)) {
            return Optional.of(Shown.plain(explanation.part(), SHOWN));
        }
        return explanation.steps().stream()
                .flatMap(step -> absent(step, which).stream())
                .findFirst();
    }

    private static boolean isAccess(Explanation explanation) {
        return explanation.part().endsWith("]");
    }

    private static boolean isMember(Explanation access) {
        return access.steps().stream()
                .findFirst()
                .filter(of -> of.part().equals(ROOT))
                .isPresent();
    }
}
