package dev.gatehouse.condition;

import dev.gatehouse.check.Answer;
import dev.gatehouse.expression.Expression;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What makes a measurement a success or a failure. Expressions see {@code root['values']}, all numbers, and {@code root['value']} where
 * there is only one.
 *
 * @param successWhen what a success fulfils
 * @param failWhen what a failure fulfils; where it is absent, whatever is no success is a failure
 */
record MetricRule(Expression successWhen, Optional<Expression> failWhen) {

    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_NUMBER = 20;
    private static final MathContext ROUNDED = new MathContext(12);
    private static final int NAMED_VALUES = 3;

    static Optional<MetricRule> parse(Fields fields) {
        Optional<Expression> successWhen = MetricExpression.parse(fields, "successWhen");
        fields.require("successWhen", "write what a good measurement fulfils, such as \"ge(root['value'], 0.95)\"");
        Optional<Expression> failWhen = MetricExpression.parse(fields, "failWhen");
        return successWhen.map(success -> new MetricRule(success, failWhen));
    }

    /** What an answer comes to. */
    Measurement judge(Answer<Measured> answer, Instant at) {
        return answer.fold(
                measured -> measured.fold(
                        numbers -> judge(numbers, at),
                        nothing -> measurement(at, Measurement.Kind.INCONCLUSIVE, nothing.why())),
                fault -> measurement(at, Measurement.Kind.ERROR, fault.sentence()));
    }

    /** What decides that a measurement failed: the expression and its key. */
    String failing() {
        return failWhen.map(expression -> "failWhen is " + expression.text())
                .orElseGet(() -> "successWhen is " + successWhen.text());
    }

    private Measurement judge(Measured.Numbers numbers, Instant at) {
        List<BigDecimal> values = numbers.values();
        Answer<Boolean> succeeds = MetricExpression.holds("successWhen", successWhen, values);
        Answer<Boolean> fails = failWhen.map(expression -> MetricExpression.holds("failWhen", expression, values))
                .orElseGet(() -> succeeds.map(success -> !success));
        String value = text(values);
        return succeeds.then(success -> fails.map(failure -> judge(success, failure, value, at)))
                .fold(
                        judged -> judged,
                        fault -> measurement(at, Measurement.Kind.ERROR, value + ": " + fault.sentence()));
    }

    private static Measurement judge(boolean success, boolean failure, String value, Instant at) {
        if (failure) {
            return measurement(at, Measurement.Kind.FAILURE, value);
        }
        return success
                ? measurement(at, Measurement.Kind.SUCCESS, value)
                : measurement(at, Measurement.Kind.INCONCLUSIVE, value + ", neither successWhen nor failWhen");
    }

    private static Measurement measurement(Instant at, Measurement.Kind kind, String text) {
        return new Measurement(Instant.ofEpochSecond(at.getEpochSecond()), kind, Shown.plain(text, LONGEST_TEXT));
    }

    private static String text(List<BigDecimal> values) {
        List<String> texts = values.stream().map(MetricRule::text).toList();
        String named = Shown.firstOf(texts, NAMED_VALUES, ", ");
        return values.size() == 1 ? named : values.size() + " values: " + named;
    }

    /** Exactly, unless that is long: doubles can have hundreds of digits. */
    private static String text(BigDecimal value) {
        String exactly = value.toPlainString();
        return exactly.length() <= LONGEST_NUMBER
                ? exactly
                : "about " + value.round(ROUNDED).toString();
    }
}
