package dev.gatehouse.evaluation;

import java.time.Duration;

/**
 * What holds for every check that does not say otherwise.
 *
 * @param every the interval between evaluations
 * @param giveUpAfter how long a check waits before it fails
 * @param dryRun whether every check only tells its verdict and sends {@code succeeded}
 */
public record Defaults(Duration every, Duration giveUpAfter, boolean dryRun) {

    public static final Defaults STANDARD = new Defaults(Duration.ofMinutes(1), Duration.ofHours(12), false);
}
