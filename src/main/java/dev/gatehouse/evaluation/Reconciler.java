package dev.gatehouse.evaluation;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.LogScope;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.SeenSignatures;
import dev.gatehouse.seal.TokenSeal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts right, from time to time, what messages alone cannot: sends the message again that an overdue check waits for, puts
 * checks aside that have ended, and forgets the old ones. Does a bounded amount of work each time; whatever is left, or cut off
 * in the middle, is the next time's. Any number of these may run at once.
 */
public final class Reconciler {

    /**
     * How overdue a check has to be. Longer than the 10 minutes for which the host hides the message of a run that died, so that
     * a check whose message is only hidden is left alone.
     */
    public static final Duration GRACE = Duration.ofMinutes(15);

    /** How long ago a check has to have ended to be put aside: no run of a function lasts that long. */
    static final Duration SETTLED = Duration.ofHours(1);

    /** Of each kind, in one run. */
    static final int MOST = 1_000;

    /** After this long a run stops with what it is at. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    /** Checks or signatures that are put aside or forgotten between two looks at the clock. */
    static final int BATCH = 5;

    /**
     * How often a check's message is sent again before the check is given up. A message that ends the process which handles it comes
     * back to the host only after 10 minutes, and would be tried for 20 hours.
     */
    static final int MOST_RESENT = 3;

    /** How long a signature is remembered; longer than it is good for, which is 10 minutes by the clocks of two instances. */
    static final Duration SIGNATURES_KEPT = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    /** One of 256 parts of the checks that have ended is looked through in each run: all of them in 21 hours. */
    private static final Duration PART = Duration.ofMinutes(5);

    private final CheckLedger ledger;
    private final DueAtOnce dueAtOnce;
    private final GivingUp givingUp;
    private final SeenSignatures seen;
    private final Duration retention;
    private final InstantSource clock;

    /**
     * A reconciler of this ledger and this outbox.
     *
     * @param seen the signatures that were used
     * @param defaults what holds for checks that do not say otherwise
     * @param retention how long checks are kept after their end, and up to a day longer
     */
    public Reconciler(
            CheckLedger ledger,
            Outbox outbox,
            SeenSignatures seen,
            TokenSeal seal,
            Defaults defaults,
            Duration retention,
            InstantSource clock) {
        this.ledger = ledger;
        this.dueAtOnce = new DueAtOnce(ledger, outbox, clock);
        this.seen = seen;
        this.givingUp = new GivingUp(seal, defaults, clock);
        this.retention = retention;
        this.clock = clock;
    }

    /** Works once; to be called every {@link #PART 5 minutes}. Gives a fault that kept it from something, if one did. */
    public Optional<Fault> run() {
        Instant start = clock.instant();
        Instant latest = start.plus(LONGEST);
        Optional<Fault> overdue =
                ledger.overdue(start.minus(GRACE), MOST).fold(found -> sendAgain(found, latest), Optional::of);
        Optional<Fault> aside =
                inBatches("Checks put aside", latest, most -> ledger.putAside(start.minus(SETTLED), most));
        Optional<Fault> forgotten =
                inBatches("Checks forgotten", latest, most -> ledger.forget(part(start), start.minus(retention), most));
        Optional<Fault> signatures =
                inBatches("Signatures forgotten", latest, most -> seen.forget(start.minus(SIGNATURES_KEPT), most));
        return overdue.or(() -> aside).or(() -> forgotten).or(() -> signatures);
    }

    private Optional<Fault> sendAgain(List<Versioned> overdue, Instant latest) {
        Optional<Fault> first = Optional.empty();
        for (Versioned check : overdue) {
            if (clock.instant().isAfter(latest)) {
                LOG.warn("There are more overdue checks than can be seen to at once; the rest is the next run's");
                return first;
            }
            Optional<Fault> fault = LogScope.during(check.record().id(), () -> sendAgain(check));
            first = first.isPresent() ? first : fault;
            if (fault.filter(Fault::mayPass).isPresent()) {
                return first; // nobody is there; any other fault is this check's alone
            }
        }
        return first;
    }

    /**
     * The check is due anew before its message is sent: whoever looks next, here or in another instance, waits for the grace
     * to pass again, and so a check has no more than one message more for each time that the grace passes in vain.
     */
    private Optional<Fault> sendAgain(Versioned check) {
        CheckRecord overdue = check.record();
        if (overdue.resent() >= MOST_RESENT) {
            return giveUp(check);
        }
        return dueAtOnce
                .save(overdue.sentAgain(clock.instant()), check)
                .fold(isSent -> isSent ? told(overdue) : Optional.empty(), Optional::of);
    }

    /** Nobody looks after a check that has ended, so whoever has to be told of that is told first, should this die over it. */
    private Optional<Fault> giveUp(Versioned check) {
        CheckRecord givenUp = givingUp.on(check.record()).expectingNext();
        Answer<Boolean> saved =
                givenUp.phase().hasEnded() ? dueAtOnce.sendAndSave(givenUp, check) : dueAtOnce.save(givenUp, check);
        return saved.fold(isSaved -> isSaved ? decided(givenUp) : Optional.empty(), Optional::of);
    }

    private static Optional<Fault> decided(CheckRecord givenUp) {
        DecisionLine.of(givenUp);
        return Optional.empty();
    }

    private static Optional<Fault> told(CheckRecord overdue) {
        LOG.warn(
                "its message {} was due at {} and had not come; it was sent again",
                overdue.sequence(),
                overdue.dueAt());
        return Optional.empty();
    }

    private Optional<Fault> inBatches(String what, Instant latest, IntFunction<Answer<Integer>> work) {
        int count = 0;
        while (count < MOST && clock.instant().isBefore(latest)) {
            Answer<Integer> batch = work.apply(BATCH);
            int done = batch.fold(number -> number, fault -> 0);
            count += done;
            if (done < BATCH) {
                told(what, count);
                return batch.fold(number -> Optional.empty(), Optional::of);
            }
        }
        told(what, count);
        return Optional.empty();
    }

    private static void told(String what, int count) {
        if (count > 0) {
            LOG.info("{}: {}", what, count);
        }
    }

    /** The first two digits of the plans whose turn it is. */
    private static String part(Instant now) {
        long turn = now.toEpochMilli() / PART.toMillis();
        return HexFormat.of().toHexDigits((byte) turn);
    }
}
