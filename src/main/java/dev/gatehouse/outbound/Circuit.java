package dev.gatehouse.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether a source is worth a call. After {@value #FAILURES} failures in a row it is left alone for a while; then one call at a time may
 * try, and each that fails makes the while longer, up to five minutes. Thread-safe.
 */
final class Circuit {

    static final int FAILURES = 5;
    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final InstantSource clock;
    private int inARow;
    private String cause = "";
    private Instant opened = Instant.MIN;
    private Duration pause = Duration.ZERO;
    private boolean isTried;
    private int openings;

    Circuit(InstantSource clock) {
        this.clock = clock;
    }

    /** A call that may be made. What became of it has to be told. */
    final class Permit {
        private final int openingsBefore = openings;

        /** The source answered. */
        void succeeded() {
            end(this, Circuit.this::close);
        }

        /**
         * The source did not answer, or is in trouble.
         *
         * @param why the end of a sentence about the call
         */
        void failed(String why) {
            end(this, () -> count(why));
        }

        /** What became of it says nothing about the source. */
        void toldNothing() {
            end(this, () -> {});
        }
    }

    /**
     * Why no call is made.
     *
     * @param left how long that lasts; empty while another call is trying
     */
    record Refusal(int failures, String cause, Optional<Duration> left) {}

    /** Goes on with a permit or with a refusal, one of which there is at once. */
    <R> R enter(Function<Permit, R> permitted, Function<Refusal, R> refused) {
        Optional<Refusal> refusal;
        Permit permit;
        synchronized (this) {
            refusal = refusal();
            isTried = isTried || (refusal.isEmpty() && inARow >= FAILURES);
            permit = new Permit();
        }
        return refusal.isPresent() ? refused.apply(refusal.get()) : permitted.apply(permit);
    }

    private Optional<Refusal> refusal() {
        Optional<Duration> left = left();
        return inARow >= FAILURES && (left.isPresent() || isTried)
                ? Optional.of(new Refusal(inARow, cause, left))
                : Optional.empty();
    }

    /** Calls from before it opened come late: what they found is known. */
    private synchronized void end(Permit permit, Runnable lesson) {
        if (permit.openingsBefore == openings) {
            isTried = false;
            lesson.run();
        }
    }

    private void close() {
        inARow = 0;
        pause = Duration.ZERO;
    }

    private void count(String why) {
        inARow++;
        cause = why;
        if (inARow >= FAILURES) {
            opened = clock.instant();
            pause = pause.isZero() ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            openings++;
        }
    }

    /** Nothing when the pause is over, or the clock was put back to before it began. */
    private Optional<Duration> left() {
        Instant now = clock.instant();
        return now.isBefore(opened) || !now.isBefore(opened.plus(pause))
                ? Optional.empty()
                : Optional.of(Duration.between(now, opened.plus(pause)));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
