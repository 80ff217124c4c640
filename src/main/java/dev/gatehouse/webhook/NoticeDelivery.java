package dev.gatehouse.webhook;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Delivers notices, each until somebody has taken it or trying has become pointless. Remembers nothing: the notice tells how it went. */
public final class NoticeDelivery {

    /** How long it is tried, whatever the fault: one that will not pass comes up while a service is put right, too. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final String NOT_HANDLED =
            "it could not be handled, however often it was tried: the app's log says why";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** From here on, a pause is the longest. */
    private static final int DOUBLINGS = 10;

    private final Function<Notice, Optional<Fault>> sender;
    private final InstantSource clock;

    /** @param sender makes one attempt; empty once it was taken */
    public NoticeDelivery(Function<Notice, Optional<Fault>> sender, InstantSource clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /** What came of an attempt. */
    public sealed interface Outcome {

        /** Goes on with what came of it. */
        <R> R fold(Supplier<R> taken, Again<R> again, Function<Fault, R> givenUp);

        /** Goes on where it has to be tried again. */
        interface Again<R> {
            R apply(Notice next, Duration delay, Fault why);
        }
    }

    private record Taken() implements Outcome {
        @Override
        public <R> R fold(Supplier<R> taken, Again<R> again, Function<Fault, R> givenUp) {
            return taken.get();
        }
    }

    private record Repeated(Notice next, Duration delay, Fault why) implements Outcome {
        @Override
        public <R> R fold(Supplier<R> taken, Again<R> again, Function<Fault, R> givenUp) {
            return again.apply(next, delay, why);
        }
    }

    private record GivenUp(Fault why) implements Outcome {
        @Override
        public <R> R fold(Supplier<R> taken, Again<R> again, Function<Fault, R> givenUp) {
            return givenUp.apply(why);
        }
    }

    /** Makes an attempt. */
    public Outcome deliver(Notice notice) {
        Instant began = clock.instant();
        return sender.apply(notice)
                .<Outcome>map(fault -> failed(notice.tried(began), fault, clock.instant()))
                .orElseGet(Taken::new);
    }

    /** What follows where not even an attempt could be made, however often it was to be. */
    public static Outcome notHandled(Notice notice, Instant now) {
        return failed(notice.tried(now), Fault.passing(NOT_HANDLED), now);
    }

    /** The last attempt is made at the very end, however long the pause before it would be. */
    private static Outcome failed(Notice tried, Fault fault, Instant now) {
        Duration left = Duration.between(now, tried.triedSince().orElseThrow().plus(LONGEST));
        if (left.isNegative() || left.isZero()) {
            return new GivenUp(fault);
        }
        Duration pause = longer(pauseAfter(tried.attempts()), fault.retryAfter().orElse(Duration.ZERO));
        return new Repeated(tried, pause.compareTo(left) < 0 ? pause : left, fault);
    }

    private static Duration pauseAfter(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
