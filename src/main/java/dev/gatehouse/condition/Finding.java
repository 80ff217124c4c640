package dev.gatehouse.condition;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One node of the result of an evaluation: what was asked, what came of it, and the findings it rests on.
 *
 * @param condition what was asked: the condition's name and what tells it from others of its name
 * @param verdict what came of it, with a reason
 * @param parts the findings of the conditions inside, in their order; empty for a condition that reads evidence itself
 */
public record Finding(String condition, Verdict verdict, List<Finding> parts) {

    public Finding {
        parts = List.copyOf(parts);
    }

    public Finding(String condition, Verdict verdict) {
        this(condition, verdict, List.of());
    }

    /** The same finding, all its texts in other words. */
    public Finding reworded(UnaryOperator<String> words) {
        return new Finding(
                words.apply(condition),
                verdict.reworded(words),
                parts.stream().map(part -> part.reworded(words)).toList());
    }
}
