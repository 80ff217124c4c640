package dev.gatehouse.check;

import java.util.Locale;

/** What happens to a check that its definition can have others told of. */
public enum Happening {
    /** It was evaluated for the first time, and waits. */
    WAITING,
    /** It was decided. */
    DECIDED;

    /** The word in definitions, in rows and in what is sent. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
