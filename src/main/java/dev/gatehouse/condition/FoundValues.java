package dev.gatehouse.condition;

import dev.gatehouse.expression.Explanation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The values that an expression found in a document, for people who ask why it does not hold. */
final class FoundValues {

    private static final int MOST = 3;
    private static final String ROOT = "root";

    private FoundValues() {}

    /** As in {@code "; root['status'] is 'pending'"}; nothing where it looked nowhere. */
    static String in(Explanation explanation) {
        Set<String> found = new LinkedHashSet<>();
        collect(explanation, found);
        return found.isEmpty() ? "" : "; " + Shown.firstOf(List.copyOf(found), MOST, ", ");
    }

    /** The parts that look something up, and of these not what they are made of. */
    private static void collect(Explanation explanation, Set<String> found) {
        if (explanation.part().startsWith(ROOT) && !explanation.part().equals(ROOT)) {
            explanation
                    .came()
                    .fold(
                            value -> found.add(explanation.part() + " is " + value.shown()),
                            problem -> false,
                            notEvaluated -> false);
            return;
        }
        explanation.steps().forEach(step -> collect(step, found));
    }
}
