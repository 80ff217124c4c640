package dev.gatehouse.simulation;

/** What can go wrong with a call. */
enum Trouble {
    /** The process dies before the call. */
    CRASH_BEFORE,
    /** The process dies once the call has had its effect, and before it knows. */
    CRASH_AFTER,
    /** The call has no effect, and fails in a way that may pass. */
    ERROR,
    /** The call has no effect, and is refused. */
    REFUSED,
    /** The call has its effect, and seems to have failed. */
    LOST_ANSWER,
    /** The call seems to have failed, and has its effect only a while later. */
    LATE,
    /** The call comes late to where it has its effect. */
    SLOW_BEFORE,
    /** The call has its effect, and its answer comes late. */
    SLOW_AFTER,
    /** The call has its effect twice, as a message that is sent again for want of an answer. */
    TWICE;

    boolean isCrash() {
        return this == CRASH_BEFORE || this == CRASH_AFTER;
    }

    boolean isSlow() {
        return this == SLOW_BEFORE || this == SLOW_AFTER;
    }

    /** Whether the caller is told of a fault. */
    boolean fails() {
        return this == ERROR || this == REFUSED || this == LOST_ANSWER || this == LATE;
    }

    /** Whether the call has its effect at the time that it is made. */
    boolean hasEffect() {
        return this != CRASH_BEFORE && this != ERROR && this != REFUSED && this != LATE;
    }
}
