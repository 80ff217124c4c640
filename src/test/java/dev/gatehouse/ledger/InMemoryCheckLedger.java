package dev.gatehouse.ledger;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.PolicyVersion;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The ledger in memory, for tests and for the development host. Its versions count the writes. Thread-safe. */
public final class InMemoryCheckLedger implements CheckLedger {

    private final Map<String, Versioned> rows = new TreeMap<>();
    private final Set<String> aside = new HashSet<>();
    private long writes;

    @Override
    public synchronized Answer<Optional<Versioned>> find(CheckId id) {
        return Answer.given(Optional.ofNullable(rows.get(id.value())));
    }

    @Override
    public synchronized Answer<Written> enter(CheckRecord record) {
        return Answer.given(rows.containsKey(record.id().value()) ? new Written.Overtaken() : write(record));
    }

    @Override
    public synchronized Answer<Written> replace(CheckRecord record, String version) {
        boolean current = Optional.ofNullable(rows.get(record.id().value()))
                .filter(row -> row.version().equals(version))
                .isPresent();
        return Answer.given(current ? write(record) : new Written.Overtaken());
    }

    @Override
    public synchronized Answer<List<CheckRecord>> ofPlan(String plan) {
        return Answer.given(rows.values().stream()
                .map(Versioned::record)
                .filter(record -> record.id().plan().equals(plan))
                .toList());
    }

    @Override
    public synchronized Answer<List<Versioned>> overdue(Instant dueBefore, int most) {
        return Answer.given(rows.values().stream()
                .filter(row -> endedAt(row).isEmpty() && row.record().dueAt().isBefore(dueBefore))
                .limit(most)
                .toList());
    }

    @Override
    public synchronized Answer<Integer> putAside(Instant endedBefore, int most) {
        List<String> ended = endedBefore(endedBefore)
                .filter(id -> !aside.contains(id))
                .limit(most)
                .toList();
        aside.addAll(ended);
        return Answer.given(ended.size());
    }

    @Override
    public synchronized Answer<Integer> forget(String plansBegin, Instant endedBefore, int most) {
        List<String> old = endedBefore(endedBefore)
                .filter(id -> aside.contains(id) && id.startsWith(plansBegin))
                .limit(most)
                .toList();
        old.forEach(rows::remove);
        old.forEach(aside::remove);
        return Answer.given(old.size());
    }

    @Override
    public synchronized Answer<List<WaitingCheck>> waiting(WaitingFilter filter, int most) {
        return Answer.given(rows.values().stream()
                .filter(row -> endedAt(row).isEmpty())
                .map(row -> WaitingCheck.of(row.record()))
                .filter(check -> isLetThrough(check, filter))
                .sorted(WaitingCheck.NEWEST_FIRST)
                .limit(most)
                .toList());
    }

    private static boolean isLetThrough(WaitingCheck check, WaitingFilter filter) {
        String phase = check.phase().fold(evaluating -> "evaluating", delivering -> "delivering", ended -> "ended");
        return filter.policy()
                        .equals(filter.policy().flatMap(any -> check.policy().map(PolicyVersion::name)))
                && filter.project()
                        .filter(project -> !project.equals(check.project()))
                        .isEmpty()
                && filter.phase().filter(one -> !one.word().equals(phase)).isEmpty()
                && filter.after().filter(place -> !isAfter(check, place)).isEmpty();
    }

    private static boolean isAfter(WaitingCheck check, WaitingCheck.Place place) {
        int time = check.acceptedAt().compareTo(place.acceptedAt());
        return time < 0 || (time == 0 && check.id().value().compareTo(place.id().value()) > 0);
    }

    @Override
    public synchronized Answer<Purged> purge(CheckId id, String version) {
        Versioned row = rows.get(id.value());
        if (row == null || !row.version().equals(version)) {
            return Answer.given(Purged.OVERTAKEN);
        }
        if (!aside.remove(id.value())) {
            return Answer.given(Purged.NOT_PUT_ASIDE);
        }
        rows.remove(id.value());
        return Answer.given(Purged.DONE);
    }

    private Stream<String> endedBefore(Instant time) {
        return rows.entrySet().stream()
                .filter(row -> endedAt(row.getValue()).filter(time::isAfter).isPresent())
                .map(Map.Entry::getKey);
    }

    private static Optional<Instant> endedAt(Versioned row) {
        return row.record()
                .phase()
                .fold(
                        evaluating -> Optional.empty(),
                        delivering -> Optional.empty(),
                        ended -> Optional.of(ended.endedAt()));
    }

    private Written write(CheckRecord record) {
        Versioned row = new Versioned(record, Long.toString(++writes));
        rows.put(record.id().value(), row);
        aside.remove(record.id().value());
        return new Written.Done(row.version());
    }
}
