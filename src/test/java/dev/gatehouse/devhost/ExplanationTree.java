package dev.gatehouse.devhost;

import dev.gatehouse.expression.Explanation;
import java.util.List;

/** An explanation as a tree: a line for each part, a mark before each condition. Literals and root explain themselves. */
final class ExplanationTree {

    private static final String NOTHING = "·";
    private static final String UNKNOWN = "?";

    private final StringBuilder lines = new StringBuilder();

    private ExplanationTree() {}

    static String of(Explanation explanation) {
        ExplanationTree tree = new ExplanationTree();
        tree.add(explanation, "", "");
        return tree.lines.toString();
    }

    private void add(Explanation explanation, String first, String others) {
        lines.append(first).append(line(explanation)).append(System.lineSeparator());
        List<Explanation> steps = explanation.steps().stream()
                .filter(step -> !step.steps().isEmpty() || !isEvaluated(step))
                .toList();
        for (int i = 0; i < steps.size(); i++) {
            boolean isLast = i == steps.size() - 1;
            add(steps.get(i), others + (isLast ? "└─ " : "├─ "), others + (isLast ? "   " : "│  "));
        }
    }

    private static String line(Explanation explanation) {
        String part = explanation.part();
        return explanation
                .came()
                .fold(
                        value -> mark(value) + part + " → " + value.shown(),
                        problem -> UNKNOWN + " " + part
                                + (problem.part().equals(part)
                                        ? " → " + problem.found() + "; " + problem.advice()
                                        : ""),
                        notEvaluated -> NOTHING + " " + part + " (not evaluated: the parts before it decided)");
    }

    private static boolean isEvaluated(Explanation explanation) {
        return explanation.came().fold(value -> true, problem -> true, notEvaluated -> false);
    }

    private static String mark(Explanation.Value value) {
        if (!value.isCondition()) {
            return "";
        }
        return value.holds() ? "✔ " : "✘ ";
    }
}
