package dev.gatehouse.devhost.crash;

import dev.gatehouse.check.Decision;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares what became of a check with what had to: one decision, the right one, and a ledger that knows it. */
final class Verdicts {

    private final Tally tally;

    Verdicts(Tally tally) {
        this.tally = tally;
    }

    /** What is wrong with a check, and its state; empty where it is as it has to be. */
    Optional<String> wrong(WaitingChecks.Check check, List<CheckRecord> records) {
        List<String> taken = tally.taken(check.name());
        List<String> repeated = tally.repeated(check.name());
        List<String> wrong = new ArrayList<>();
        if (!taken.equals(List.of(check.result()))) {
            wrong.add("it has to be decided " + check.result() + ", once");
        }
        if (!repeated.stream().allMatch(check.result()::equals)) {
            wrong.add("another decision came later");
        }
        if (records.size() != 1) {
            wrong.add("the ledger has " + records.size() + " records of it");
        }
        records.forEach(record -> wrong.addAll(wrong(record, check, !repeated.isEmpty())));
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(check.name() + ": " + String.join("; ", wrong) + ". Azure Pipelines took " + taken
                        + ", then heard " + repeated + "; the ledger has "
                        + records.stream().map(Verdicts::state).toList());
    }

    /** @param repeated whether the decision was sent again: then nobody waited for it, and the check ends with just that */
    private static List<String> wrong(CheckRecord record, WaitingChecks.Check check, boolean repeated) {
        List<String> wrong = new ArrayList<>();
        Optional<Phase.Ended> ended = end(record);
        boolean told = ended.filter(
                        end -> end.end() == Phase.End.TAKEN || (repeated && end.end() == Phase.End.RUN_OVER))
                .isPresent();
        if (!told) {
            wrong.add("its record did not end with its decision taken");
        }
        if (!ended.flatMap(Phase.Ended::decision).map(Verdicts::word).equals(Optional.of(check.result()))) {
            wrong.add("its record has not this decision");
        }
        if (record.sealedToken().isPresent()) {
            wrong.add("its token is still there");
        }
        if (record.run() != 1) {
            wrong.add("it has begun " + record.run() + " runs");
        }
        return wrong;
    }

    /** Whether its record says that nobody waited: it was told again what had been taken already. */
    static boolean heardNothing(CheckRecord record) {
        return end(record).filter(end -> end.end() == Phase.End.RUN_OVER).isPresent();
    }

    private static Optional<Phase.Ended> end(CheckRecord record) {
        return record.phase().fold(evaluating -> Optional.empty(), delivering -> Optional.empty(), Optional::of);
    }

    private static String word(Decision decision) {
        return decision.result().name().toLowerCase(Locale.ROOT);
    }

    private static String state(CheckRecord record) {
        return record.id() + ", run " + record.run() + ", sequence " + record.sequence() + ", due at " + record.dueAt()
                + ", " + record.phase();
    }
}
