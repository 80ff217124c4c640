package dev.gatehouse.ledger;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The durable record of every check. Writes are conditional: of two writers who read the same state, one is told that it came
 * too late.
 */
public interface CheckLedger {

    /** The check's record, with the version that a write must name. */
    Answer<Optional<Versioned>> find(CheckId id);

    /** Enters a check that the ledger does not have yet, as {@link #find} has just said. */
    Answer<Written> enter(CheckRecord record);

    /** Replaces the record if it is still of this version. */
    Answer<Written> replace(CheckRecord record, String version);

    /** The records of all checks of the same plan ({@link CheckId#plan()}). */
    Answer<List<CheckRecord>> ofPlan(String plan);

    /**
     * Checks that have not ended and whose message was due before then, at most so many, in no particular order. Costs what the
     * checks cost that were not {@link #putAside put aside}.
     */
    Answer<List<Versioned>> overdue(Instant dueBefore, int most);

    /**
     * Puts checks aside that ended before then, at most so many: {@link #overdue} need not look through them any more. They are
     * found and listed as before, and may begin a new run. Only checks that ended so long ago that nobody can still be writing
     * what followed from a state before their end may be put aside: such a write would not be told that it came too late.
     *
     * @return how many were
     */
    Answer<Integer> putAside(Instant endedBefore, int most);

    /**
     * Forgets checks that were put aside and ended before then, at most so many.
     *
     * @param plansBegin only those whose {@link CheckId#plan() plan} begins so: hexadecimal digits in lower case, or nothing for
     *     all
     * @return how many were forgotten
     */
    Answer<Integer> forget(String plansBegin, Instant endedBefore, int most);

    /**
     * Checks that have not ended, the newest first ({@link WaitingCheck#NEWEST_FIRST}), at most so many. Costs what looking through
     * all those costs that the filter lets through, and the memory of those that are asked for.
     */
    Answer<List<WaitingCheck>> waiting(WaitingFilter filter, int most);

    /** Forgets a check that was put aside, if it is still of this version. */
    Answer<Purged> purge(CheckId id, String version);

    /** What came of forgetting one check. */
    enum Purged {
        /** Nothing of it is left. */
        DONE,
        /** It is not of this version any more. */
        OVERTAKEN,
        /** It was not put aside, and was left as it is. */
        NOT_PUT_ASIDE
    }

    /** A record and its version. */
    record Versioned(CheckRecord record, String version) {}

    /** What came of a conditional write. */
    sealed interface Written {

        /** Goes on with the new version, or with having come too late. */
        <R> R fold(Function<String, R> done, Supplier<R> overtaken);

        /** It was written, and has this version now. */
        record Done(String version) implements Written {
            @Override
            public <R> R fold(Function<String, R> done, Supplier<R> overtaken) {
                return done.apply(version);
            }
        }

        /** Somebody else entered or changed the record first; nothing was written. */
        record Overtaken() implements Written {
            @Override
            public <R> R fold(Function<String, R> done, Supplier<R> overtaken) {
                return overtaken.get();
            }
        }
    }
}
