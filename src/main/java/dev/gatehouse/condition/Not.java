package dev.gatehouse.condition;

import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unmet;
import dev.gatehouse.condition.Verdict.Waiting;
import java.util.List;
import java.util.Optional;

/** {@code not}: the condition does not hold. What waits goes on waiting, and what is unknown stays unknown. */
record Not(Condition condition) implements Condition {

    private static final String HINT = "; write \"otherwise\": \"fail\" in it to count that as not holding";

    static Optional<Condition> parse(Value value) {
        return value.inside().flatMap(Value::condition).map(Not::new);
    }

    @Override
    public Finding evaluate(Evidence evidence, Moment moment) {
        Finding part = condition.evaluate(evidence, moment);
        String name = part.condition();
        Verdict verdict = part.verdict()
                .<Verdict>fold(
                        met -> new Unmet(name + " holds, and must not: " + met.reason()),
                        unmet -> new Met(name + " does not hold, as it should be: " + unmet.reason()),
                        waiting ->
                                new Waiting(name + " may still hold: " + hinted(waiting.reason()), waiting.notBefore()),
                        unknown -> unknown);
        return new Finding("not", verdict, List.of(part));
    }

    /** Once is enough, however many of these stand inside one another. */
    private String hinted(String reason) {
        return reason.endsWith(HINT) || !condition.takesOtherwise() ? reason : reason + HINT;
    }

    @Override
    public boolean takesOtherwise() {
        return condition.takesOtherwise();
    }

    @Override
    public List<ExternalEvent> events() {
        return condition.events();
    }

    @Override
    public List<Problem> missingFrom(Surroundings surroundings, String path) {
        return condition.missingFrom(surroundings, path + ".not");
    }
}
