package dev.gatehouse.check;

import java.time.Duration;

/** Bounds that more than one room holds to. */
public final class Limits {

    /** Bytes of a delivery's body; Azure Pipelines itself sends 2,000 characters at most. */
    public static final int BODY_BYTES = 32 * 1024;

    /** Levels of {@code all}, {@code any} and {@code not} in a definition. */
    public static final int CONDITION_DEPTH = 20;

    /** The longest that a job token lives, and so the longest that a check can wait and still answer. */
    public static final Duration TOKEN_LIFE = Duration.ofDays(2);

    private Limits() {}
}
