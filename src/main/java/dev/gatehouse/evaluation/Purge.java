package dev.gatehouse.evaluation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets a check that has ended, for good, before its time. Only one that the {@link Reconciler} has put aside, an hour after its
 * end: until then somebody may still be writing what followed from a state before the end, or be putting it aside.
 */
public final class Purge {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

    /** A check that is put aside, or begins a new run, at the same moment changes once or twice, not this often. */
    private static final int TRIES = 5;

    /** How long it takes at most until a check is put aside whose hour is over. */
    private static final Duration UNTIL_PUT_ASIDE = Duration.ofMinutes(5);

    private final CheckLedger ledger;
    private final InstantSource clock;

    /** Purges checks of this ledger. */
    public Purge(CheckLedger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** Goes on with what came of it. */
        <R> R fold(Supplier<R> purged, Supplier<R> waits, Function<Duration, R> tooSoon, Supplier<R> unknown);

        /** The ledger has nothing of it any more. */
        record Purged() implements Outcome {
            @Override
            public <R> R fold(
                    Supplier<R> purged, Supplier<R> waits, Function<Duration, R> tooSoon, Supplier<R> unknown) {
                return purged.get();
            }
        }

        /** It has not ended. */
        record Waits() implements Outcome {
            @Override
            public <R> R fold(
                    Supplier<R> purged, Supplier<R> waits, Function<Duration, R> tooSoon, Supplier<R> unknown) {
                return waits.get();
            }
        }

        /** It has ended not long ago; asking again after this long may do. */
        record TooSoon(Duration retryAfter) implements Outcome {
            @Override
            public <R> R fold(
                    Supplier<R> purged, Supplier<R> waits, Function<Duration, R> tooSoon, Supplier<R> unknown) {
                return tooSoon.apply(retryAfter);
            }
        }

        /** The ledger does not have it. */
        record Unknown() implements Outcome {
            @Override
            public <R> R fold(
                    Supplier<R> purged, Supplier<R> waits, Function<Duration, R> tooSoon, Supplier<R> unknown) {
                return unknown.get();
            }
        }
    }

    /** Purges a check. A fault means that it may or may not be there any more: asking again tells. */
    public Answer<Outcome> purge(CheckId id) {
        // Once it was there, whoever removed it did what was asked for.
        Outcome absent = new Outcome.Unknown();
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Answer<Outcome>> outcome = tryTo(id, absent);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            absent = new Outcome.Purged();
        }
        return Answer.failed(Fault.passing("Check " + id + " changed each time that it was to be purged. Try again."));
    }

    /** Empty when somebody else changed the check at the same time. */
    private Optional<Answer<Outcome>> tryTo(CheckId id, Outcome absent) {
        return ledger.find(id)
                .fold(
                        found -> found.map(this::purge).orElseGet(() -> Optional.of(Answer.given(absent))),
                        fault -> Optional.of(Answer.failed(fault)));
    }

    private Optional<Answer<Outcome>> purge(Versioned known) {
        return known.record()
                .phase()
                .fold(
                        evaluating -> Optional.of(Answer.given(new Outcome.Waits())),
                        delivering -> Optional.of(Answer.given(new Outcome.Waits())),
                        ended -> purge(known, ended));
    }

    private Optional<Answer<Outcome>> purge(Versioned known, Phase.Ended ended) {
        Instant now = clock.instant();
        Instant settled = ended.endedAt().plus(Reconciler.SETTLED);
        if (now.isBefore(settled)) {
            return Optional.of(Answer.given(new Outcome.TooSoon(Duration.between(now, settled))));
        }
        return ledger.purge(known.record().id(), known.version())
                .fold(
                        outcome -> switch (outcome) {
                            case DONE -> Optional.of(done());
                            case OVERTAKEN -> Optional.empty();
                            case NOT_PUT_ASIDE -> Optional.of(Answer.given(new Outcome.TooSoon(UNTIL_PUT_ASIDE)));
                        },
                        fault -> Optional.of(Answer.failed(fault)));
    }

    private static Answer<Outcome> done() {
        LOG.info("purged by an operator");
        return Answer.given(new Outcome.Purged());
    }
}
