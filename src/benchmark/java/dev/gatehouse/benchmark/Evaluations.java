package dev.gatehouse.benchmark;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The evaluations that an app makes during some time, and how late it begins them. Thread-safe. */
final class Evaluations implements CheckWatch {

    private final Set<CheckId> atWork = new HashSet<>();
    private final List<Long> lateness = new ArrayList<>();
    private boolean isMeasuring;
    private int made;

    /**
     * What came of them.
     *
     * @param made how many were saved
     * @param left how many were due at the end and not begun
     * @param lateness in milliseconds, the least first; of those that were not begun, as late as they were at the end
     */
    record Outcome(int made, int left, List<Long> lateness) {
        Outcome {
            lateness = lateness.stream().sorted().toList();
            if (made == 0 || lateness.isEmpty()) {
                throw new IllegalStateException(
                        "nothing can be said of these evaluations: " + made + " were saved, and " + lateness.size()
                                + " begun or due, " + left + " of them not begun at the end");
            }
        }

        /** How late this part of them was at most. */
        double lateness(int percent) {
            return lateness.get(Math.min(lateness.size() - 1, lateness.size() * percent / 100));
        }
    }

    @Override
    public synchronized void begun(CheckRecord record) {
        atWork.add(record.id());
        if (isMeasuring) {
            lateness.add(age(record, Instant.now()));
        }
    }

    @Override
    public synchronized void saved(CheckRecord record) {
        atWork.remove(record.id());
        if (isMeasuring && hadItsEvidence(record)) {
            made++;
        }
    }

    synchronized void beginMeasuring() {
        isMeasuring = true;
    }

    /**
     * Those from the beginning until now.
     *
     * @param ledger has all checks. One that is due and was not begun counts as late as it is so far: were it left out, an app that
     *     falls behind would seem to be in time, since the latest are those that it has not come to.
     */
    synchronized Outcome endMeasuring(CheckLedger ledger) {
        isMeasuring = false;
        Instant end = Instant.now();
        List<Long> left = due(ledger, end).stream()
                .map(Versioned::record)
                .filter(record -> !atWork.contains(record.id()))
                .map(record -> age(record, end))
                .toList();
        lateness.addAll(left);
        Outcome outcome = new Outcome(made, left.size(), lateness);
        // The heap is measured later.
        lateness.clear();
        return outcome;
    }

    private static List<Versioned> due(CheckLedger ledger, Instant now) {
        return ledger.overdue(now, Integer.MAX_VALUE).fold(rows -> rows, fault -> {
            throw new IllegalStateException(fault.sentence());
        });
    }

    private static long age(CheckRecord record, Instant now) {
        return Duration.between(record.dueAt(), now).toMillis();
    }

    /** An evaluation whose calls failed is saved, too, but it costs less. */
    private static boolean hadItsEvidence(CheckRecord record) {
        return record.phase().fold(evaluating -> evaluating.unknownsInARow() == 0, delivering -> false, ended -> false);
    }
}
