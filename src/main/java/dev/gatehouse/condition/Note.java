package dev.gatehouse.condition;

import dev.gatehouse.check.Limits;

/**
 * What a condition keeps for the next evaluation of its check.
 *
 * @param place the JSON path of the condition in the definition, which tells its note from those of others
 * @param text what it keeps, in a form of its own; at most {@value Limits#NOTE} characters
 */
public record Note(String place, String text) {

    public Note {
        if (place.isEmpty() || text.isEmpty() || text.length() > Limits.NOTE) {
            throw new IllegalArgumentException(
                    "a note has a place and 1 to " + Limits.NOTE + " characters, not " + text.length());
        }
    }
}
