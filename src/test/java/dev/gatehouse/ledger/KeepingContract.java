package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckLedger.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises about checks that are overdue, and about those that have ended. */
abstract class KeepingContract {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00.500Z");
    private static final UUID PLAN = UUID.fromString("2f8a5c10-9e44-4b8e-8d3c-0f5b1f7f1a01");
    private static final int MANY = 1_000;

    final SampleRecords samples = new SampleRecords(new Random(20260302));
    private CheckLedger ledger;

    /** An empty ledger that nobody else has. */
    abstract CheckLedger emptyLedger();

    @BeforeEach
    void openLedger() {
        ledger = emptyLedger();
    }

    @Test
    void findsTheChecksThatAreOverdueWithTheirVersions() {
        CheckRecord late = enter(waiting(NOW.minusMillis(1)));
        enter(waiting(NOW));

        List<Versioned> overdue = given(ledger.overdue(NOW, MANY));

        assertEquals(List.of(stored(late.id())), overdue);
    }

    @Test
    void findsChecksWhoseDecisionIsOverdueToo() {
        CheckRecord late =
                enter(in(new Phase.Delivering(SampleRecords.DECISION, NOW, 3, Optional.empty()), NOW.minusSeconds(1)));

        assertEquals(List.of(stored(late.id())), given(ledger.overdue(NOW, MANY)));
    }

    @Test
    void neverCountsAnEndedCheckAsOverdue() {
        enter(ended(NOW.minus(Duration.ofDays(9))));

        assertEquals(List.of(), given(ledger.overdue(NOW, MANY)));
    }

    @Test
    void findsNoMoreOverdueChecksThanAskedFor() {
        for (int i = 0; i < 5; i++) {
            enter(waiting(NOW.minusSeconds(i + 1)));
        }

        assertEquals(3, given(ledger.overdue(NOW, 3)).size());
        assertEquals(5, given(ledger.overdue(NOW, 5)).size());
    }

    @Test
    void findsAndListsACheckThatWasPutAsideAsBefore() {
        CheckRecord record = enter(ended(NOW.minusSeconds(1)));
        String plan = record.id().plan();

        assertEquals(1, given(ledger.putAside(NOW, MANY)));

        assertEquals(record, stored(record.id()).record());
        assertEquals(List.of(record), given(ledger.ofPlan(plan)));
    }

    @Test
    void listsAPlanWhoseChecksArePartlyPutAside() {
        Set<CheckRecord> all = new HashSet<>();
        all.add(enter(with(samples.next(PLAN), ended(NOW.minusSeconds(9)).phase())));
        given(ledger.putAside(NOW, MANY));
        all.add(enter(with(samples.next(PLAN), ended(NOW.minusSeconds(9)).phase())));
        all.add(enter(with(samples.next(PLAN), waiting(NOW).phase())));

        List<CheckRecord> listed =
                given(ledger.ofPlan(all.iterator().next().id().plan()));

        assertEquals(all, Set.copyOf(listed));
        assertEquals(all.size(), listed.size());
    }

    @Test
    void putsNothingAsideTwice() {
        enter(ended(NOW.minusSeconds(1)));
        given(ledger.putAside(NOW, MANY));

        assertEquals(0, given(ledger.putAside(NOW, MANY)));
    }

    @Test
    void putsOnlyChecksAsideThatEndedBeforeThen() {
        enter(waiting(NOW.minus(Duration.ofDays(1))));
        enter(in(
                new Phase.Delivering(SampleRecords.DECISION, NOW.minusSeconds(9), 0, Optional.empty()),
                NOW.minusSeconds(9)));
        enter(ended(NOW));

        assertEquals(0, given(ledger.putAside(NOW, MANY)));
    }

    @Test
    void putsNoMoreChecksAsideThanAskedFor() {
        for (int i = 0; i < 3; i++) {
            enter(ended(NOW.minusSeconds(1)));
        }

        assertEquals(2, given(ledger.putAside(NOW, 2)));
        assertEquals(1, given(ledger.putAside(NOW, 2)));
    }

    @Test
    void beginsANewRunOfACheckThatWasPutAside() {
        CheckRecord ended = enter(ended(NOW.minusSeconds(1)));
        given(ledger.putAside(NOW, MANY));
        CheckRecord next = nextRun(ended);

        String version = done(ledger.replace(next, stored(ended.id()).version()));

        assertEquals(new Versioned(next, version), stored(ended.id()));
        assertEquals(List.of(next), given(ledger.ofPlan(ended.id().plan())));
        assertEquals(List.of(stored(ended.id())), given(ledger.overdue(NOW.plusSeconds(1), MANY)));
    }

    @Test
    void beginsANewRunOnce() {
        CheckRecord ended = enter(ended(NOW.minusSeconds(1)));
        given(ledger.putAside(NOW, MANY));
        String version = stored(ended.id()).version();
        done(ledger.replace(nextRun(ended), version));

        assertEquals(new Written.Overtaken(), given(ledger.replace(nextRun(ended), version)));
    }

    @Test
    void doesNotBeginARunAnewThatHasEnded() {
        CheckRecord first = enter(ended(NOW.minusSeconds(9)));
        given(ledger.putAside(NOW, MANY));
        String seenByBoth = stored(first.id()).version();
        CheckRecord second = nextRun(first);
        String version = done(ledger.replace(second, seenByBoth));
        CheckRecord secondEnded =
                with(second, ended(NOW.minusSeconds(5)).phase()).expectingNext();
        done(ledger.replace(secondEnded, version));
        assertEquals(1, given(ledger.putAside(NOW, MANY)));

        assertEquals(new Written.Overtaken(), given(ledger.replace(second, seenByBoth)));
        assertEquals(secondEnded, stored(first.id()).record(), "the later run's end is what is kept");
    }

    @Test
    void forgetsChecksThatEndedBeforeThen() {
        CheckRecord old = enter(ended(NOW.minusSeconds(2)));
        CheckRecord younger = enter(ended(NOW.minusSeconds(1)));
        given(ledger.putAside(NOW, MANY));

        assertEquals(1, given(ledger.forget("", NOW.minusSeconds(1), MANY)));

        assertEquals(Optional.empty(), given(ledger.find(old.id())));
        assertEquals(younger, stored(younger.id()).record());
    }

    @Test
    void forgetsNothingThatWasNotPutAside() {
        CheckRecord record = enter(ended(NOW.minusSeconds(1)));

        assertEquals(0, given(ledger.forget("", NOW, MANY)));
        assertEquals(record, stored(record.id()).record());
    }

    @Test
    void forgetsOnlyPlansThatBeginSo() {
        CheckRecord record = enter(ended(NOW.minusSeconds(1)));
        given(ledger.putAside(NOW, MANY));
        String begin = record.id().plan().substring(0, 2);
        String other = begin.equals("00") ? "01" : "00";
        assertNotEquals(begin, other);

        assertEquals(0, given(ledger.forget(other, NOW, MANY)));
        assertEquals(1, given(ledger.forget(begin, NOW, MANY)));
    }

    @Test
    void forgetsNoMoreThanAskedFor() {
        for (int i = 0; i < 3; i++) {
            enter(ended(NOW.minusSeconds(1)));
        }
        given(ledger.putAside(NOW, MANY));

        assertEquals(2, given(ledger.forget("", NOW, 2)));
        assertEquals(1, given(ledger.forget("", NOW, 2)));
    }

    @Test
    void keepsANewRunWhoseLastOneIsForgotten() {
        CheckRecord ended = enter(ended(NOW.minusSeconds(1)));
        given(ledger.putAside(NOW, MANY));
        CheckRecord next = nextRun(ended);
        done(ledger.replace(next, stored(ended.id()).version()));

        given(ledger.forget("", NOW, MANY));

        assertEquals(next, stored(ended.id()).record());
    }

    CheckRecord waiting(Instant dueAt) {
        return in(new Phase.Evaluating(dueAt, Optional.empty(), 0, Optional.empty()), dueAt);
    }

    CheckRecord ended(Instant at) {
        return in(new Phase.Ended(Optional.empty(), Optional.empty(), Phase.End.RUN_OVER, "over", at), at);
    }

    /** The run after one that has ended, as it is written when a delivery begins it. */
    CheckRecord nextRun(CheckRecord ended) {
        return new CheckRecord(
                ended.id(),
                ended.run() + 1,
                "another delivery",
                ended.delivery(),
                ended.definition(),
                ended.policy(),
                Optional.of("sealed"),
                Optional.empty(),
                NOW,
                NOW.plusSeconds(60),
                ended.sequence() + 1,
                ended.sequence() + 1,
                NOW,
                0,
                new Phase.Evaluating(NOW, Optional.empty(), 0, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                ended.told(),
                History.NONE,
                Set.of());
    }

    private CheckRecord in(Phase phase, Instant dueAt) {
        return samples.next().in(phase, dueAt);
    }

    static CheckRecord with(CheckRecord record, Phase phase) {
        return record.in(phase, NOW);
    }

    private CheckRecord enter(CheckRecord record) {
        done(ledger.enter(record));
        return record;
    }

    private Versioned stored(CheckId id) {
        return given(ledger.find(id)).orElseThrow(() -> new AssertionError("the ledger lost " + id));
    }

    static String done(Answer<Written> written) {
        return given(written).fold(version -> version, () -> {
            throw new AssertionError("somebody else was first, though nobody else is there");
        });
    }

    static <T> T given(Answer<T> answer) {
        return answer.fold(value -> value, fault -> {
            throw new AssertionError(fault);
        });
    }
}
