package dev.gatehouse.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long all calls together may take that serve one purpose, from the moment it is opened; it remembers on whom the time was
 * spent. For one thread.
 */
public final class TimeBudget {

    /** A call that is cut ends with the budget, or a moment before by the clock. */
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final String purpose;
    private final Duration whole;
    private final InstantSource clock;
    private final Instant openedAt;
    private final Map<String, Duration> spent = new LinkedHashMap<>();

    private TimeBudget(String purpose, Duration whole, InstantSource clock) {
        if (whole.isNegative() || whole.isZero()) {
            throw new IllegalArgumentException("nothing can be done in " + whole);
        }
        this.purpose = purpose;
        this.whole = whole;
        this.clock = clock;
        this.openedAt = clock.instant();
    }

    /**
     * Opens a budget; its time begins.
     *
     * @param purpose what the calls are for, as in "what this evaluation needs to know"
     */
    public static TimeBudget open(String purpose, Duration whole, InstantSource clock) {
        return new TimeBudget(purpose, whole, clock);
    }

    public Instant now() {
        return clock.instant();
    }

    /** What is left of it: never more than the whole, though somebody may put the clock back. */
    public Duration left() {
        Duration left = whole.minus(Duration.between(openedAt, clock.instant()));
        return left.isNegative() ? Duration.ZERO : left.compareTo(whole) > 0 ? whole : left;
    }

    /** Whether so little is left that a call which came to nothing may have had too little time. */
    public boolean isUsedUp() {
        return left().compareTo(MOMENT) < 0;
    }

    void spend(String host, Instant since) {
        spent.merge(host, Duration.between(since, clock.instant()), Duration::plus);
    }

    /** The reply in place of an answer for which there is no time left. */
    public HttpReply.NotReceived usedUp() {
        String mostly = spent.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most ->
                        "; " + most.getValue().toSeconds() + " s of that were spent on waiting for " + most.getKey())
                .orElse("");
        return new HttpReply.NotReceived(
                HttpReply.Why.NO_TIME, purpose + " took longer than " + whole.toSeconds() + " s" + mostly + ".");
    }
}
