package dev.gatehouse.condition;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code workItems}: the run's work items have got where they should be. Items that cannot be read are named and
 * never count as being there; nor do they count as not being there, which {@code not} would turn into a pass.
 */
record WorkItems(WorkItemGoal goal, WorkItemsSource from, Quantifier quantifier, WhenNone whenNone, Otherwise otherwise)
        implements Condition {

    /** Work items that one condition reads at most. */
    static final int MOST_ITEMS = 1000;

    /** How many of the items have to be there. */
    enum Quantifier {
        ALL,
        ANY
    }

    /** What a run without work items comes to. */
    enum WhenNone {
        FAIL,
        PASS
    }

    static Optional<Condition> parse(Value value) {
        return value.fields("{\"category\": \"Completed\"}").flatMap(fields -> {
            Optional<WorkItemGoal> category =
                    fields.wordOf("category", WorkItemGoal.CATEGORIES).map(WorkItemGoal.Category::new);
            List<String> states = fields.texts("states");
            fields.requireOneOf("category", "states");
            WorkItemsSource from = fields.word("from", WorkItemsSource.values(), WorkItemsSource.COMMIT);
            Quantifier quantifier = fields.word("quantifier", Quantifier.values(), Quantifier.ALL);
            WhenNone whenNone = fields.word("whenNone", WhenNone.values(), WhenNone.FAIL);
            Otherwise otherwise = fields.word("otherwise", Otherwise.values(), Otherwise.WAIT);
            return fields.unlessWrong(() -> new WorkItems(
                    category.orElseGet(() -> new WorkItemGoal.States(states)), from, quantifier, whenNone, otherwise));
        });
    }

    @Override
    public Finding evaluate(Evidence evidence, Moment moment) {
        Verdict verdict = from.ids(evidence).<Verdict>fold(ids -> judge(ids, evidence, moment), Unknown::new);
        return new Finding("workItems from " + from.word(), verdict);
    }

    private Verdict judge(Set<Integer> ids, Evidence evidence, Moment moment) {
        if (ids.isEmpty()) {
            return none();
        }
        if (ids.size() > MOST_ITEMS) {
            return new Unknown(Fault.mistake(ids.size() + " work items are " + from.relation() + ", and at most "
                    + MOST_ITEMS + " are read; link fewer, or take them from another place with \"from\""));
        }
        return evidence.workItems(ids)
                .map(items -> WorkItemSurvey.of(ids, items, goal, evidence))
                .<Verdict>fold(survey -> judge(survey, moment), Unknown::new);
    }

    private Verdict none() {
        String none = "no work items are " + from.relation();
        return whenNone == WhenNone.PASS ? new Met(none) : new Unmet(none + "; " + from.advice());
    }

    private Verdict judge(WorkItemSurvey survey, Moment moment) {
        boolean isAny = quantifier == Quantifier.ANY;
        if (isAny ? survey.anyReached() : survey.allReached()) {
            return new Met(survey.reachedText());
        }
        // Even where an open item alone would decide: what was not seen is never taken for an answer.
        if (survey.fault().isPresent()) {
            return new Unknown(survey.fault().get());
        }
        boolean isCertain = isAny ? !survey.anyUnreadable() : survey.anyOpen();
        return isCertain || otherwise == Otherwise.WAIT
                ? otherwise.verdict(survey.openText(), moment)
                : new Unknown(Fault.mistake(survey.openText()));
    }

    @Override
    public List<Problem> missingFrom(Surroundings surroundings, String path) {
        return from.missingFrom(surroundings, path + ".workItems");
    }
}
