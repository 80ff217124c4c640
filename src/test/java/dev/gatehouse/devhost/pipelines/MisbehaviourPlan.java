package dev.gatehouse.devhost.pipelines;

import dev.gatehouse.devhost.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Decides call by call how Azure DevOps does not behave. For the same seed and order of calls it is always the same: every call
 * draws as many numbers.
 */
final class MisbehaviourPlan {

    private final Scenario.Misbehaviour wish;
    private final SplittableRandom calls;
    private final SplittableRandom deliveries;
    private final Instant start;

    MisbehaviourPlan(Scenario scenario, Instant start) {
        this.wish = scenario.misbehaviour();
        SplittableRandom seed = new SplittableRandom(wish.seed().orElse(scenario.seed()));
        this.calls = seed.split();
        this.deliveries = seed.split();
        this.start = start;
    }

    /** What happens to a call. */
    enum Kind {
        NOTHING,
        TOO_MANY_REQUESTS,
        SERVER_ERROR,
        /** The connection breaks before the call has an effect. */
        DROPPED_BEFORE,
        /** The call has its effect, but the answer never arrives. */
        DROPPED_AFTER,
        SIGN_IN_PAGE
    }

    /** What happens to one call. */
    record Mischief(Kind kind, Optional<Duration> delay) {}

    synchronized Mischief next(Instant now) {
        boolean delayed = calls.nextDouble() < wish.delay();
        double dice = calls.nextDouble();
        boolean after = calls.nextBoolean();
        if (isOver(now)) {
            return new Mischief(Kind.NOTHING, Optional.empty());
        }
        return new Mischief(kind(dice, after), delayed ? Optional.of(wish.delayFor()) : Optional.empty());
    }

    private Kind kind(double dice, boolean after) {
        double bound = wish.tooManyRequests();
        if (dice < bound) {
            return Kind.TOO_MANY_REQUESTS;
        }
        bound += wish.serverError();
        if (dice < bound) {
            return Kind.SERVER_ERROR;
        }
        bound += wish.droppedConnection();
        if (dice < bound) {
            return after ? Kind.DROPPED_AFTER : Kind.DROPPED_BEFORE;
        }
        bound += wish.signInPage();
        return dice < bound ? Kind.SIGN_IN_PAGE : Kind.NOTHING;
    }

    /** Whether a delivery is sent twice. */
    synchronized boolean deliversTwice(Instant now) {
        return deliveries.nextDouble() < wish.duplicateDelivery() && !isOver(now);
    }

    Duration retryAfter() {
        return wish.retryAfter();
    }

    private boolean isOver(Instant now) {
        return wish.until().map(end -> !now.isBefore(start.plus(end))).orElse(false);
    }
}
