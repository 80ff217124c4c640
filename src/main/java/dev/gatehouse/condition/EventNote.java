package dev.gatehouse.condition;

import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unmet;
import java.util.Optional;

/**
 * What is kept of an event that has come: nothing of its body but what the reason says.
 *
 * @param approves whether it was a yes
 * @param reason why
 */
record EventNote(boolean approves, String reason) {

    private static final String YES = "+";
    private static final String NO = "-";

    /** Whatever cannot be read counts as nothing. */
    static Optional<EventNote> read(String text) {
        boolean approves = text.startsWith(YES);
        return text.length() > 1 && (approves || text.startsWith(NO))
                ? Optional.of(new EventNote(approves, text.substring(1)))
                : Optional.empty();
    }

    Note at(String place) {
        return new Note(place, (approves ? YES : NO) + reason);
    }

    Verdict verdict() {
        return approves ? new Met(reason) : new Unmet(reason);
    }
}
