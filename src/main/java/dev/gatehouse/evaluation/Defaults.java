package dev.gatehouse.evaluation;

import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Limits;
import dev.gatehouse.condition.Definition;
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

    /** What holds for a check: what its definition says, and this where it says nothing. */
    Defaults with(Definition definition) {
        return new Defaults(
                definition.every().orElse(every),
                definition.giveUpAfter().orElse(giveUpAfter),
                definition.dryRun() || dryRun);
    }

    /** The same, where a check may be a dry run by itself. */
    Defaults orDryRun(boolean alsoDryRun) {
        return new Defaults(every, giveUpAfter, dryRun || alsoDryRun);
    }

    /** How long a check waits at most: as long as its definition says, or as the longest-lived token lets it. */
    public Duration longestWait(Definition definition) {
        Duration wait = with(definition).giveUpAfter();
        Duration most = Limits.TOKEN_LIFE.minus(TokenExpiry.TIME_TO_DELIVER);
        return wait.compareTo(most) < 0 ? wait : most;
    }

    /** The decision that these conditions come to. */
    Decision decide(Decision.Result verdict, String reason) {
        return new Decision(verdict, reason, dryRun);
    }
}
