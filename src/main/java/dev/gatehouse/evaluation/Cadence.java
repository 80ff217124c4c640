package dev.gatehouse.evaluation;

import dev.gatehouse.check.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** When what comes next is due. */
final class Cadence {

    /** Evaluations in a row without evidence after which the check fails, when the fault may pass. */
    static final int PASSING_FAULTS = 20;

    /** The same for a fault that will hardly pass: a few more tries tell a glitch from a refusal. */
    static final int LASTING_FAULTS = 3;

    /** How often a run is looked at, or a little later or earlier: a cancelled one is noticed within five minutes. */
    static final Duration LOOK_AT_RUN = Duration.ofMinutes(4);

    /** How long a look waits for an evaluation, which makes it then, so that it needs no message of its own. */
    static final Duration LATE_LOOK = Duration.ofSeconds(15);

    /** How early an evaluation makes it for the same reason. */
    static final Duration EARLY_LOOK = Duration.ofMinutes(1);

    /** When to look again after a look that failed. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private static final Duration FIRST_UNKNOWN = Duration.ofSeconds(15);

    /** However short a check's interval is, a fault gets minutes to pass before its cap is reached. */
    private static final Duration LONGEST_UNKNOWN_OF_SHORT = Duration.ofMinutes(1);

    private static final Duration FIRST_ATTEMPT = Duration.ofSeconds(2);
    private static final Duration LONGEST_BETWEEN_ATTEMPTS = Duration.ofMinutes(10);
    private static final double JITTER = 0.1;

    private final RandomGenerator random;

    Cadence(RandomGenerator random) {
        this.random = random;
    }

    /** When a waiting check is evaluated again: up to 10 % later than asked for, never past the deadline. */
    Instant afterWaiting(Instant now, Instant notBefore, Instant deadline) {
        return earlier(now.plus(jittered(positive(Duration.between(now, notBefore)))), deadline);
    }

    /** When evidence that could not be had is asked for again: soon, then less so. */
    Instant afterUnknown(Instant now, int inARow, Fault cause, Duration every, Instant deadline) {
        Duration own = shorter(doubled(FIRST_UNKNOWN, inARow - 1), longer(every, LONGEST_UNKNOWN_OF_SHORT));
        return earlier(now.plus(jittered(longer(own, cause.retryAfter().orElse(Duration.ZERO)))), deadline);
    }

    /** How long to wait after a delivery of the decision failed: from seconds up to 10 minutes, or what the remote asked for. */
    Duration afterAttempt(int attempts, Fault cause) {
        Duration own = shorter(doubled(FIRST_ATTEMPT, attempts - 1), LONGEST_BETWEEN_ATTEMPTS);
        return jittered(longer(own, cause.retryAfter().orElse(Duration.ZERO)));
    }

    static int capOf(Fault cause) {
        return cause.mayPass() ? PASSING_FAULTS : LASTING_FAULTS;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The longest until a check of this interval is evaluated again, as long as nothing goes wrong. */
    static Duration longest(Duration every) {
        return every.plusMillis((long) (every.toMillis() * JITTER));
    }

    private Duration jittered(Duration duration) {
        return duration.plusMillis((long) (duration.toMillis() * JITTER * random.nextDouble()));
    }

    private static Duration doubled(Duration first, int times) {
        return first.multipliedBy(1L << Math.min(times, 20));
    }

    private static Duration positive(Duration duration) {
        return longer(duration, Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
