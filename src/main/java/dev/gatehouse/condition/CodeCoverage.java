package dev.gatehouse.condition;

import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Waiting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * {@code codeCoverage}: the tests of the run covered enough. Nothing counted, or a part of it, is never enough.
 *
 * @param atLeast the percentage that is enough, 0 to 100
 * @param label what is counted; absent for lines
 */
record CodeCoverage(BigDecimal atLeast, Optional<String> label, Otherwise otherwise) implements Condition {

    /** What publishers call lines. */
    private static final List<String> LINES = List.of("Lines", "Line");

    private static final int NAMED_LABELS = 10;
    private static final int LABEL_LENGTH = 40;
    private static final String WHERE = "; see the Code Coverage tab of the run";

    static Optional<Condition> parse(Value value) {
        return value.fields("{\"atLeast\": 80}").flatMap(fields -> {
            Optional<BigDecimal> atLeast = fields.number("atLeast", 0, 100);
            fields.require("atLeast", "write the percentage that is enough, such as \"atLeast\": 80");
            Optional<String> label = fields.text("label");
            Otherwise otherwise = fields.word("otherwise", Otherwise.values(), Otherwise.FAIL);
            return fields.unlessWrong(() -> new CodeCoverage(atLeast.orElseThrow(), label, otherwise));
        });
    }

    @Override
    public Finding evaluate(Evidence evidence, Moment moment) {
        String name = "codeCoverage"
                + label.map(text -> " of " + Shown.plain(text, LABEL_LENGTH)).orElse("") + " at least "
                + CoverageRatio.percent(atLeast);
        return new Finding(
                name, evidence.coverage().<Verdict>fold(summary -> judge(summary, evidence, moment), Unknown::new));
    }

    private Verdict judge(CoverageSummary summary, Evidence evidence, Moment moment) {
        if (summary.isBeingComputed()) {
            return new Waiting("the run's code coverage is still being computed" + said(summary), moment.next());
        }
        if (summary.isIncomplete()) {
            return unsaid(
                    "Azure DevOps could not compute the whole code coverage of the run" + said(summary) + WHERE,
                    moment);
        }
        if (summary.stats().isEmpty()) {
            return nothing(summary, evidence, moment);
        }
        return counted(summary.stats())
                .map(stat -> judge(stat, moment))
                .orElseGet(() -> unsaid(notCounted(summary.stats()), moment));
    }

    /** While the run goes on, something may still publish, and what was published takes minutes to appear. */
    private Verdict nothing(CoverageSummary summary, Evidence evidence, Moment moment) {
        if (summary.isFinal()) {
            return otherwise.verdict("the run has no code coverage" + said(summary) + WHERE, moment);
        }
        return evidence.build()
                .<Verdict>fold(
                        run -> run.isOver()
                                ? otherwise.verdict("the run has ended without code coverage" + said(summary), moment)
                                : new Waiting("the run has no code coverage yet" + said(summary), moment.next()),
                        Unknown::new);
    }

    private Verdict judge(CoverageStat stat, Moment moment) {
        String what = Shown.plain(stat.label(), LABEL_LENGTH) + " coverage ";
        if (stat.total() == 0) {
            return unsaid(what + "is not known: 0 were counted" + WHERE, moment);
        }
        CoverageRatio ratio = new CoverageRatio(stat.covered(), stat.total());
        String found = what + "is " + ratio.shown(atLeast);
        return ratio.reaches(atLeast)
                ? new Met(found + ", at least " + CoverageRatio.percent(atLeast))
                : otherwise.verdict(
                        found + ", " + ratio.missing(atLeast) + " points below " + CoverageRatio.percent(atLeast)
                                + WHERE,
                        moment);
    }

    /** Numbers that are not there are not low ones. */
    private Verdict unsaid(String reason, Moment moment) {
        return otherwise.withoutEvidence(reason, moment.next());
    }

    private Optional<CoverageStat> counted(List<CoverageStat> stats) {
        return label.map(List::of).orElse(LINES).stream()
                .flatMap(wanted ->
                        stats.stream().filter(stat -> stat.label().strip().equalsIgnoreCase(wanted)))
                .findFirst();
    }

    private String notCounted(List<CoverageStat> stats) {
        List<String> labels = stats.stream().map(CoverageStat::label).distinct().toList();
        String wanted = label.orElse(LINES.get(0));
        String near = Nearest.to(wanted, labels)
                .map(text -> "; did you mean " + Shown.quoted(text) + "?")
                .orElse("");
        List<String> shown = labels.stream().map(Shown::quoted).toList();
        return "the run has no code coverage of " + Shown.quoted(wanted) + "; it has "
                + Shown.firstOf(shown, NAMED_LABELS, ", ") + near;
    }

    private static String said(CoverageSummary summary) {
        return summary.said()
                .map(word -> " (Azure DevOps says " + Shown.plain(word, LABEL_LENGTH) + ")")
                .orElse("");
    }

    @Override
    public List<Problem> missingFrom(Surroundings surroundings, String path) {
        return Needs.buildId(surroundings.variables(), path + ".codeCoverage");
    }
}
