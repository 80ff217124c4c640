package dev.gatehouse.condition;

import dev.gatehouse.expression.Spelling;
import java.util.Collection;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Nearest {

    private Nearest() {}

    /** What to write instead of an unknown word: the nearest known one, and all that there are. */
    public static String advice(String written, Collection<String> known, String what) {
        String all =
                known.isEmpty() ? "there are no " + what + " here" : "known " + what + ": " + String.join(", ", known);
        return to(written, known)
                .map(near -> "did you mean \"" + near + "\"? " + all)
                .orElse(all);
    }

    /** The known word with the fewest edits, where those are few for its length. Case does not count. */
    static Optional<String> to(String written, Collection<String> known) {
        return Spelling.nearest(written, known);
    }
}
