package dev.gatehouse.condition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One node of the result of an evaluation: what was asked, what came of it, and the findings it rests on.
 *
 * @param condition what was asked: the condition's name and what tells it from others of its name
 * @param verdict what came of it, with a reason
 * @param parts the findings of the conditions inside, in their order; empty for a condition that reads evidence itself
 * @param note what the condition keeps for the next evaluation; a condition that keeps nothing forgets what it kept before
 */
public record Finding(String condition, Verdict verdict, List<Finding> parts, Optional<Note> note) {

    public Finding {
        parts = List.copyOf(parts);
    }

    public Finding(String condition, Verdict verdict, List<Finding> parts) {
        this(condition, verdict, parts, Optional.empty());
    }

    public Finding(String condition, Verdict verdict) {
        this(condition, verdict, List.of());
    }

    /** The same finding, all its texts in other words; what is kept stays as it is. */
    public Finding reworded(UnaryOperator<String> words) {
        return new Finding(
                words.apply(condition),
                verdict.reworded(words),
                parts.stream().map(part -> part.reworded(words)).toList(),
                note);
    }

    /** What this finding's condition and those inside keep. */
    public Notes notes() {
        Map<String, String> byPlace = new HashMap<>();
        collect(byPlace);
        return new Notes(byPlace);
    }

    private void collect(Map<String, String> byPlace) {
        note.ifPresent(kept -> byPlace.put(kept.place(), kept.text()));
        parts.forEach(part -> part.collect(byPlace));
    }
}
