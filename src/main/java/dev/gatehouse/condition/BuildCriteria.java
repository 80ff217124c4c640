package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.expression.Explanation;
import dev.gatehouse.expression.Expression;
import java.util.List;
import java.util.Optional;

/**
 * {@code build}: the run fits success criteria, as Azure DevOps describes it: its branch, its reason, its pipeline, who asked for it.
 *
 * @param criteria what the build resource is asked
 */
record BuildCriteria(Expression criteria, Otherwise otherwise) implements Condition {

    private static final int SHOWN_CRITERIA = 200;

    static Optional<Condition> parse(Value value) {
        return value.fields("{\"criteria\": \"eq(root['sourceBranch'], 'refs/heads/main')\"}")
                .flatMap(fields -> {
                    Optional<Expression> criteria = fields.expression("criteria");
                    fields.require(
                            "criteria",
                            "write what the run must fit, such as \"criteria\": \"eq(root['sourceBranch'], 'refs/heads/main')\"");
                    Otherwise otherwise = fields.word("otherwise", Otherwise.values(), Otherwise.FAIL);
                    return fields.unlessWrong(() -> new BuildCriteria(criteria.orElseThrow(), otherwise));
                });
    }

    @Override
    public Finding evaluate(Evidence evidence, Moment moment) {
        return new Finding("build", evidence.buildResource().<Verdict>fold(run -> judge(run, moment), Unknown::new));
    }

    private Verdict judge(JsonNode run, Moment moment) {
        Explanation explanation = criteria.explain(run);
        String shown = Shown.plain(criteria.text(), SHOWN_CRITERIA);
        return explanation
                .came()
                .fold(
                        value -> value.holds()
                                ? new Met("the run fits " + shown + ": " + explanation.because())
                                : otherwise.verdict(
                                        "the run does not fit " + shown + ": " + explanation.because(), moment),
                        problem -> unknown(shown, problem.sentence()),
                        notEvaluated -> unknown(shown, "nothing was evaluated"));
    }

    private static Verdict unknown(String criteria, String why) {
        return new Unknown(
                Fault.mistake("The criteria " + criteria + " cannot be evaluated for the run: " + why + "."));
    }

    @Override
    public List<Problem> missingFrom(Surroundings surroundings, String path) {
        return Needs.buildId(surroundings.variables(), path + ".build");
    }
}
