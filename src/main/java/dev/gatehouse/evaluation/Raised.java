package dev.gatehouse.evaluation;

/**
 * What came of an event.
 *
 * @param came the answer
 * @param detail the same in a sentence
 */
public record Raised(Came came, String detail) {

    /** The kinds of answers. */
    public enum Came {
        /** It counts, and the check is evaluated at once. */
        COUNTED,
        /** An event of this name counted before, and that one stays. */
        COUNTED_BEFORE,
        /** The check waits for no event of this name. */
        NOT_WAITED_FOR,
        /** It is not signed as the check asks for. */
        NOT_SIGNED,
        /** What the check reads from its body is not there. */
        NOT_UNDERSTOOD,
        /** Its signature was used for another event. */
        REPLAYED,
        /** The check is decided or has ended. */
        DECIDED,
        /** There is no such check. */
        UNKNOWN
    }
}
