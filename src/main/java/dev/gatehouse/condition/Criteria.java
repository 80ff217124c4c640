package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import dev.gatehouse.expression.Expression;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an answer has to be.
 *
 * @param criteria holds of an answer that is good; absent where any will do
 * @param failWhen holds of an answer that is bad for good; judged first
 */
record Criteria(Optional<Expression> criteria, Optional<Expression> failWhen) {

    private static final int EXPRESSION_CHARACTERS = 160;

    static Criteria parse(Fields fields) {
        return new Criteria(expression(fields, "criteria"), expression(fields, "failWhen"));
    }

    /** What is pasted from a check of Azure Pipelines may be empty. */
    private static Optional<Expression> expression(Fields fields, String key) {
        boolean isBlank = fields.value(key)
                .filter(value ->
                        value.node().isTextual() && value.node().textValue().isBlank())
                .isPresent();
        return isBlank ? Optional.empty() : fields.expression(key);
    }

    /**
     * Judges an answer.
     *
     * @param next when asking again makes sense
     */
    Verdict judge(WebAnswer answer, Otherwise otherwise, Instant next) {
        String answered = "it answered " + answer.status();
        if (criteria.isEmpty() && failWhen.isEmpty()) {
            return new Met(answered);
        }
        return answer.json()
                .map(root -> judge(root, answered, otherwise, next))
                .orElseGet(() -> new Unknown(Fault.mistake(answered + " with " + answer.form()
                        + ", which is no JSON that criteria could judge; ask for JSON, or leave out \"criteria\" and"
                        + " \"failWhen\" to take any answer")));
    }

    private Verdict judge(JsonNode root, String answered, Otherwise otherwise, Instant next) {
        return holds("failWhen", failWhen, false, root)
                .then(fails -> fails
                        ? Answer.<Verdict>given(new Unmet(
                                answered + ", and failWhen holds: " + shown(failWhen) + values(failWhen, root)))
                        : holds("criteria", criteria, true, root)
                                .map(holds -> holds
                                        ? new Met(answered
                                                + (criteria.isPresent()
                                                        ? ", and " + shown(criteria) + " holds"
                                                        : ", and failWhen does not hold"))
                                        : otherwise.verdict(
                                                answered + ", and " + shown(criteria) + " does not hold"
                                                        + values(criteria, root),
                                                next)))
                .fold(Function.identity(), Unknown::new);
    }

    private static Answer<Boolean> holds(String key, Optional<Expression> expression, boolean standard, JsonNode root) {
        return expression
                .map(one -> one.evaluate(root)
                        .<Answer<Boolean>>fold(
                                Answer::given,
                                problem -> Answer.failed(Fault.mistake(
                                        "what it answered cannot be judged by " + key + ": " + problem.sentence()))))
                .orElseGet(() -> Answer.given(standard));
    }

    private static String shown(Optional<Expression> expression) {
        return expression
                .map(one -> Shown.plain(one.text(), EXPRESSION_CHARACTERS))
                .orElse("");
    }

    private static String values(Optional<Expression> expression, JsonNode root) {
        return expression.map(one -> FoundValues.in(one.explain(root))).orElse("");
    }
}
