package dev.gatehouse.ledger;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
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

    /** Enters a check that the ledger does not have yet. */
    Answer<Written> enter(CheckRecord record);

    /** Replaces the record if it is still of this version. */
    Answer<Written> replace(CheckRecord record, String version);

    /** The records of all checks of the same plan ({@link CheckId#plan()}). */
    Answer<List<CheckRecord>> ofPlan(String plan);

    /** A record and its version, the ETag. */
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
