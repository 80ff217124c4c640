package dev.gatehouse.devhost;

import dev.gatehouse.check.Decision;
import dev.gatehouse.devhost.pipelines.DeliveredCheck;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the ledger knows of the end of a delivered check. */
final class Ends {

    private final CheckLedger ledger;

    Ends(CheckLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Whether every task of the check has ended; a ledger that cannot be read says no. While Azure Pipelines waits, a decision
     * that it has taken is an earlier run's.
     */
    boolean hasEnded(DeliveredCheck check) {
        List<CheckRecord> records = records(check);
        return records.size() == check.tasks().size()
                && records.stream().allMatch(record -> hasEnded(record.phase(), check.waits()));
    }

    private static boolean hasEnded(Phase phase, boolean waits) {
        return phase.fold(evaluating -> false, delivering -> false, ended -> !waits || ended.end() != Phase.End.TAKEN);
    }

    /** Why the check's tasks came to their decisions, or ended without one. */
    List<String> reasons(DeliveredCheck check) {
        return records(check).stream().map(Ends::reason).toList();
    }

    /** When each of the check's tasks ended, the first end first; empty while any of them has not ended. */
    List<Instant> times(DeliveredCheck check) {
        List<Instant> times = records(check).stream()
                .map(CheckRecord::phase)
                .flatMap(phase -> phase.fold(
                        evaluating -> Stream.<Instant>empty(),
                        delivering -> Stream.<Instant>empty(),
                        ended -> Stream.of(ended.endedAt())))
                .sorted()
                .toList();
        return times.size() == check.tasks().size() ? times : List.of();
    }

    private List<CheckRecord> records(DeliveredCheck check) {
        String plan = check.planId().toString().replace("-", "");
        List<CheckRecord> all = ledger.ofPlan(plan).fold(found -> found, fault -> List.of());
        return all.stream()
                .filter(record -> check.tasks().contains(record.delivery().taskInstanceId()))
                .toList();
    }

    private static String reason(CheckRecord record) {
        return record.phase()
                .fold(
                        evaluating -> "still evaluating",
                        delivering -> delivering.decision().reason(),
                        ended -> ended.decision().map(Decision::reason).orElse(ended.reason()));
    }
}
