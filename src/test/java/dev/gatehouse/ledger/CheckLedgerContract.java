package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Limits;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckLedger.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises. A ledger's test extends this and hands it an empty one. */
abstract class CheckLedgerContract {

    private static final Written OVERTAKEN = new Written.Overtaken();
    private static final UUID PLAN = UUID.fromString("2f8a5c10-9e44-4b8e-8d3c-0f5b1f7f1a01");

    private final SampleRecords samples = new SampleRecords(new Random(20260301));
    private CheckLedger ledger;

    /** An empty ledger that nobody else has. */
    abstract CheckLedger emptyLedger();

    @BeforeEach
    void openLedger() {
        ledger = emptyLedger();
    }

    @Test
    void doesNotFindACheckThatWasNeverEntered() {
        assertEquals(Optional.empty(), given(ledger.find(samples.next().id())));
    }

    @Test
    void findsWhatWasEntered() {
        CheckRecord record = samples.next();

        String version = enter(record);

        assertEquals(Optional.of(new Versioned(record, version)), given(ledger.find(record.id())));
    }

    @Test
    void keepsEveryPhaseAndEveryPresenceAndAbsence() {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            CheckRecord record = samples.next();
            enter(record);
            assertEquals(record, stored(record.id()).record(), "record number " + i);
            seen.add(record.phase().getClass());
        }
        assertEquals(Set.of(Phase.class.getPermittedSubclasses()), seen, "the samples had every phase");
    }

    @Test
    void keepsTimesToTheMillisecond() {
        Instant fine = Instant.parse("2026-03-01T10:00:00.123456789Z");
        CheckRecord record = with(new Phase.Evaluating(fine, Optional.of(fine), 0, Optional.empty()));

        enter(record);

        Instant kept = Instant.parse("2026-03-01T10:00:00.123Z");
        assertEquals(
                new Phase.Evaluating(kept, Optional.of(kept), 0, Optional.empty()),
                stored(record.id()).record().phase());
    }

    @Test
    void keepsEveryWayToEnd() {
        for (Phase.End end : Phase.End.values()) {
            CheckRecord record = with(
                    new Phase.Ended(Optional.empty(), Optional.empty(), end, "It ended as " + end, samples.time()));
            enter(record);
            assertEquals(record, stored(record.id()).record());
        }
    }

    @Test
    void keepsADefinitionAsLongAsABodyCanBe() {
        String definition = "{\"require\": \"" + "x".repeat(Limits.BODY_BYTES) + "\"}";
        CheckRecord record = withTexts(definition, "[]");

        enter(record);

        assertEquals(record, stored(record.id()).record());
    }

    @Test
    void keepsFindingsLongerThanAPropertyHolds() {
        // 100,001 characters of two UTF-16 units each after an odd one, so that every boundary would cut one in half.
        String findings = "x" + "🚦".repeat(100_000);
        CheckRecord record = withTexts("{}", findings);

        enter(record);

        assertEquals(record, stored(record.id()).record());
    }

    @Test
    void forgetsTheRestOfALongTextThatBecameShort() {
        CheckRecord before = withTexts("{}", "y".repeat(100_000));
        String version = enter(before);
        CheckRecord after = before.in(before.phase(), samples.time()).withFindings("short");

        replace(after, version);

        assertEquals(after, stored(before.id()).record());
    }

    @Test
    void keepsTheTextsThatAreEmptyApartFromThoseThatAreAbsent() {
        CheckRecord record = withTexts("", "");

        enter(record);

        assertEquals(record, stored(record.id()).record());
    }

    @Test
    void forgetsTheTokenOfACheckThatEnded() {
        CheckRecord record = withTexts("{}", "[]");
        String version = enter(record);
        CheckRecord ended = record.in(
                new Phase.Ended(
                        Optional.of(new Decision(Decision.Result.FAILED, "no")),
                        Optional.of(samples.time()),
                        Phase.End.TAKEN,
                        "taken",
                        samples.time()),
                samples.time());

        replace(ended, version);

        assertEquals(Optional.empty(), stored(record.id()).record().sealedToken());
    }

    @Test
    void entersACheckOnce() {
        CheckRecord record = samples.next();
        enter(record);
        CheckRecord again = record.in(record.phase(), record.dueAt());

        assertEquals(OVERTAKEN, given(ledger.enter(again)));
        assertEquals(record, stored(record.id()).record(), "the first entry stays");
    }

    @Test
    void saysOvertakenEvenWhenTheSameIsEnteredAgain() {
        CheckRecord record = samples.next();
        enter(record);

        assertEquals(OVERTAKEN, given(ledger.enter(record)));
    }

    @Test
    void replacesTheVersionThatWasRead() {
        CheckRecord record = samples.next();
        enter(record);
        Versioned read = stored(record.id());
        CheckRecord next = record.in(samples.phase(), samples.time());

        String version = replace(next, read.version());

        assertEquals(new Versioned(next, version), stored(record.id()));
        assertNotEquals(read.version(), version);
    }

    @Test
    void replacesTheVersionThatAWriteReturned() {
        CheckRecord record = samples.next();
        String first = enter(record);
        CheckRecord second = record.in(samples.phase(), samples.time());
        CheckRecord third = second.in(samples.phase(), samples.time());

        replace(third, replace(second, first));

        assertEquals(third, stored(record.id()).record());
    }

    @Test
    void refusesAVersionThatIsNoLongerCurrent() {
        CheckRecord record = samples.next();
        String old = enter(record);
        CheckRecord next = record.in(samples.phase(), samples.time());
        replace(next, old);

        assertEquals(OVERTAKEN, given(ledger.replace(next, old)), "the same content makes no difference");
        assertEquals(next, stored(record.id()).record());
    }

    @Test
    void doesNotReplaceACheckThatItDoesNotHave() {
        CheckRecord record = samples.next();
        String version = enter(record);

        assertEquals(OVERTAKEN, given(ledger.replace(samples.next(), version)));
    }

    @Test
    void letsOneOfManyWhoEnterWin() throws Exception {
        CheckRecord record = samples.next();

        assertEquals(1, winners(writer -> ledger.enter(record)));
    }

    @Test
    void letsOneOfManyWhoReplaceWin() throws Exception {
        CheckRecord record = samples.next();
        String version = enter(record);

        assertEquals(1, winners(writer -> ledger.replace(with(record, "writer " + writer), version)));
    }

    @Test
    void listsTheChecksOfOnePlan() {
        List<CheckRecord> ofPlan = List.of(samples.next(PLAN), samples.next(PLAN), samples.next(PLAN));
        ofPlan.forEach(this::enter);
        enter(samples.next());

        List<CheckRecord> found = given(ledger.ofPlan(ofPlan.get(0).id().plan()));

        assertEquals(Set.copyOf(ofPlan), Set.copyOf(found));
        assertEquals(ofPlan.size(), found.size());
    }

    @Test
    void listsNothingForAPlanItDoesNotKnow() {
        enter(samples.next());

        assertEquals(List.of(), given(ledger.ofPlan("0".repeat(32))));
        assertEquals(List.of(), given(ledger.ofPlan("no' or PartitionKey ne '")), "whatever a caller writes");
    }

    private int winners(Function<Integer, Answer<Written>> write) throws Exception {
        int writers = 4;
        CyclicBarrier start = new CyclicBarrier(writers);
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<Answer<Written>>> tasks = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                int writer = i;
                tasks.add(() -> {
                    start.await();
                    return write.apply(writer);
                });
            }
            int winners = 0;
            for (Future<Answer<Written>> one : pool.invokeAll(tasks)) {
                winners += given(one.get()) instanceof Written.Done ? 1 : 0;
            }
            return winners;
        } finally {
            pool.shutdownNow();
        }
    }

    private String enter(CheckRecord record) {
        return version(ledger.enter(record));
    }

    private String replace(CheckRecord record, String version) {
        return version(ledger.replace(record, version));
    }

    private Versioned stored(CheckId id) {
        return given(ledger.find(id)).orElseThrow(() -> new AssertionError("the ledger lost " + id));
    }

    private static String version(Answer<Written> written) {
        return given(written) instanceof Written.Done done ? done.version() : failNotWritten();
    }

    private static String failNotWritten() {
        throw new AssertionError("somebody else was first, though nobody else is there");
    }

    private static <T> T given(Answer<T> answer) {
        assertTrue(answer instanceof Answer.Given, () -> "a fault: " + answer);
        return answer.fold(value -> value, fault -> {
            throw new AssertionError(fault);
        });
    }

    private CheckRecord with(Phase phase) {
        CheckRecord any = samples.next();
        return any.in(phase, samples.time());
    }

    private static CheckRecord with(CheckRecord record, String findings) {
        return record.in(record.phase(), record.dueAt()).withFindings(findings);
    }

    /** A record that is being evaluated, with a token and these texts. */
    private CheckRecord withTexts(String definition, String findings) {
        CheckRecord any = samples.next();
        return new CheckRecord(
                any.id(),
                any.run(),
                any.deliveryId(),
                any.delivery(),
                definition,
                any.policy(),
                Optional.of("k1.sealed"),
                any.tokenExpiresAt(),
                any.acceptedAt(),
                any.deadline(),
                any.firstSequence(),
                any.sequence(),
                any.dueAt(),
                any.resent(),
                new Phase.Evaluating(any.dueAt(), Optional.empty(), 0, Optional.empty()),
                Optional.of(findings),
                Optional.empty(),
                new Told(Optional.of(13), Optional.empty(), Optional.of(3), true, true, true, true),
                History.NONE,
                Set.of());
    }
}
