package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision.Result;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.Limits;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.WorkItem;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.InMemorySignatures;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.ledger.SeenSignatures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What messages alone cannot put right. */
final class ReconcilerTest {

    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final Fault AWAY = Fault.passing("It is away.");

    private final CheckBench bench = new CheckBench();
    private final List<CheckMessage> sent = new ArrayList<>();
    private final List<Happening> told = new ArrayList<>();
    private final InMemorySignatures signatures = new InMemorySignatures();
    private Optional<Fault> queueFault = Optional.empty();
    private final Reconciler reconciler = reconciler();

    ReconcilerTest() {
        itemIs("Active");
        bench.evidence.linked(Link.BUILD, 12);
    }

    @Test
    void sendsTheMessageAgainThatACheckWaitsForInVain() {
        CheckMessage lost = loseMessage();
        bench.pass(Reconciler.GRACE.plusSeconds(1));

        assertEquals(Optional.empty(), reconciler.run());

        assertEquals(List.of(lost), sent);
    }

    @Test
    void decidesACheckWhoseMessageWasLost() {
        loseMessage();
        bench.pass(Reconciler.GRACE.plusSeconds(1));
        itemIs("Closed");
        reconciler.run();

        bench.handle(sent.get(0), 1);

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void leavesAloneWhoseMessageMayOnlyBeHidden() {
        loseMessage();
        bench.pass(Reconciler.GRACE);
        reconciler.run();

        assertEquals(List.of(), sent);
        assertTrue(Reconciler.GRACE.compareTo(Duration.ofMinutes(10)) > 0, "longer than the host hides a message");
    }

    @Test
    void sendsOnceInEachGraceHoweverOftenAndWhereverItRuns() {
        loseMessage();
        bench.pass(Reconciler.GRACE.plusSeconds(1));
        Reconciler elsewhere = reconciler();
        for (int run = 0; run < 3; run++) {
            reconciler.run();
            elsewhere.run();
            bench.pass(INTERVAL);
        }
        assertEquals(1, sent.size());

        bench.pass(Duration.ofSeconds(1));
        reconciler.run();
        assertEquals(2, sent.size());
    }

    @Test
    void sendsNothingWhenTheCheckWasHandledMeanwhile() {
        CheckMessage lost = loseMessage();
        bench.pass(Reconciler.GRACE.plusSeconds(1));
        bench.ledger.passOn(1);
        bench.ledger.beforeNext(() -> bench.handle(lost, 1));

        reconciler.run();

        assertEquals(List.of(), sent);
    }

    @Test
    void givesACheckUpThatIsNotHandledHoweverOftenItsMessageIsSent() {
        loseMessage();
        for (int i = 0; i < Reconciler.MOST_RESENT; i++) {
            bench.pass(Reconciler.GRACE.plusSeconds(1));
            reconciler.run();
        }
        assertEquals(Optional.empty(), decided(), "for as long as it may still be handled");
        bench.pass(Reconciler.GRACE.plusSeconds(1));

        reconciler.run();

        assertEquals(Optional.of(Result.FAILED), decided());
        bench.handle(sent.get(sent.size() - 1), 1);
        assertEquals(List.of(Result.FAILED), bench.hub.completed());
    }

    @Test
    void tellsOthersBeforeItSavesThatACheckHasEnded() {
        bench.hub.fail("complete", Fault.passing("It is away."));
        itemIs("Closed");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12.replaceFirst("\\{", "{\"notify\":{\"connection\":\"chat\"},"));
        for (int i = 0; i < Reconciler.MOST_RESENT; i++) {
            bench.pass(Reconciler.GRACE.plusMinutes(1));
            reconciler.run();
        }
        bench.pass(Limits.TOKEN_LIFE);
        told.clear();
        queueFault = Optional.of(Fault.passing("It is away."));

        reconciler.run();

        assertEquals(List.of(Happening.DECIDED), told);
        assertFalse(bench.record().phase().hasEnded(), "the next run has to come back to it");
        queueFault = Optional.empty();
        reconciler.run();
        assertEquals(Phase.End.TOKEN_EXPIRED, bench.ended().end());
    }

    @Test
    void countsAnewOnceACheckWasHandled() {
        loseMessage();
        bench.pass(Reconciler.GRACE.plusSeconds(1));
        reconciler.run();
        assertEquals(1, bench.record().resent());

        bench.handle(sent.get(0), 1);

        assertEquals(0, bench.record().resent());
    }

    @Test
    void doesNotMoveTheNumberOn() {
        loseMessage();
        long sequence = bench.record().sequence();
        bench.pass(Reconciler.GRACE.plusSeconds(1));
        reconciler.run();

        assertEquals(sequence, bench.record().sequence());
    }

    @Test
    void makesTheOriginalStaleWhenBothCome() {
        CheckMessage late = loseMessage();
        bench.pass(Reconciler.GRACE.plusSeconds(1));
        reconciler.run();

        Step first = bench.handle(sent.get(0), 1);

        assertInstanceOf(Step.Send.class, first);
        assertInstanceOf(Step.Done.class, bench.handle(late, 1));
    }

    @Test
    void sendsAgainInTheNextGraceWhatTheQueueDidNotTake() {
        loseMessage();
        bench.pass(Reconciler.GRACE.plusSeconds(1));
        queueFault = Optional.of(AWAY);
        assertEquals(Optional.of(AWAY), reconciler.run());
        queueFault = Optional.empty();
        sent.clear();

        bench.pass(Reconciler.GRACE.plusSeconds(1));
        reconciler.run();

        assertEquals(1, sent.size());
    }

    @Test
    void doesNotLetOneCheckHoldUpAnother() {
        loseMessage();
        Delivery usual = Deliveries.usual();
        CheckBench other = bench.withTask(new Delivery(
                usual.planUrl(),
                usual.projectId(),
                usual.hub(),
                usual.planId(),
                usual.jobId(),
                usual.timelineId(),
                UUID.fromString("7f3b1c7e-52a4-4d0f-9b53-0c2f6f1f2a09"),
                usual.variables()));
        other.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Duration.ofHours(1));
        bench.ledger.passOn(1);
        bench.ledger.fail(Fault.mistake("This row is too large."));

        assertEquals(Optional.of(Fault.Kind.MISTAKE), reconciler.run().map(Fault::kind));

        assertEquals(1, sent.size(), "the other one's message");
    }

    @Test
    void tellsThatTheLedgerIsAway() {
        bench.ledger.fail(AWAY);

        assertEquals(Optional.of(AWAY), reconciler.run());
    }

    @Test
    void stopsInTimeAndLeavesTheRestToTheNextRun() {
        loseMessage();
        bench.pass(Reconciler.GRACE.plusSeconds(1));
        bench.ledger.beforeNext(() -> bench.pass(Reconciler.LONGEST.plusSeconds(1)));

        reconciler.run();
        assertEquals(List.of(), sent);
        reconciler.run();
        assertEquals(1, sent.size());
    }

    @Test
    void sendsNothingForAnEndedCheck() {
        endCheck();
        bench.pass(Duration.ofDays(1));
        reconciler.run();

        assertEquals(List.of(), sent);
    }

    @Test
    void putsACheckAsideThatEndedMoreThanAnHourAgo() {
        endCheck();
        bench.pass(Reconciler.SETTLED.plusSeconds(1));
        reconciler.run();

        assertEquals(0, endedButNotAside());
        assertTrue(found());
    }

    @Test
    void putsNoCheckAsideOfWhichARunMayStillBeAtWork() {
        endCheck();
        bench.pass(Reconciler.SETTLED);
        reconciler.run();

        assertEquals(1, endedButNotAside());
    }

    @Test
    void forgetsACheckWithinADayAfterItsRetention() {
        endCheck();
        Instant ended = bench.now();
        Optional<Instant> forgotten = Optional.empty();
        while (forgotten.isEmpty() && bench.now().isBefore(ended.plus(RETENTION).plus(Duration.ofDays(2)))) {
            bench.pass(INTERVAL);
            reconciler.run();
            forgotten = found() ? Optional.empty() : Optional.of(bench.now());
        }

        Duration kept = Duration.between(ended, forgotten.orElse(Instant.MAX));
        assertTrue(kept.compareTo(RETENTION) > 0, "kept for " + kept);
        assertTrue(kept.compareTo(RETENTION.plus(Duration.ofDays(1))) < 0, "kept for " + kept);
    }

    @Test
    void neverForgetsACheckThatWaits() {
        loseMessage();
        bench.pass(RETENTION.plus(Duration.ofDays(9)));
        for (int run = 0; run < 256; run++) {
            reconciler.run();
            bench.pass(INTERVAL);
        }

        assertTrue(found());
    }

    @Test
    void letsADeliveryAfterTheDecisionBeginAnotherRunOfACheckPutAside() {
        endCheck();
        bench.pass(Reconciler.SETTLED.plusSeconds(1));
        reconciler.run();

        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(2, bench.record().run());
        assertEquals(List.of(Result.SUCCEEDED, Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void forgetsSignaturesThatAreGoodForNothingAnyMore() {
        signatures.use("0a", "one", bench.now());
        bench.pass(Reconciler.SIGNATURES_KEPT);
        signatures.use("0b", "one", bench.now());
        bench.pass(Duration.ofSeconds(1));

        reconciler.run();

        assertEquals(Answer.given(true), signatures.use("0a", "another", bench.now()));
        assertEquals(Answer.given(false), signatures.use("0b", "another", bench.now()));
    }

    @Test
    void forgetsSignaturesInBatchesAndStopsInTime() {
        List<Integer> asked = new ArrayList<>();
        Reconciler slow = reconciler(new SeenSignatures() {
            @Override
            public Answer<Boolean> use(String signature, String use, Instant now) {
                return Answer.given(true);
            }

            @Override
            public Answer<Integer> forget(Instant usedBefore, int most) {
                asked.add(most);
                bench.pass(Reconciler.LONGEST.dividedBy(2));
                return Answer.given(most);
            }
        });

        slow.run();

        assertEquals(List.of(Reconciler.BATCH, Reconciler.BATCH), asked);
    }

    private Reconciler reconciler() {
        return reconciler(signatures);
    }

    private Reconciler reconciler(SeenSignatures seen) {
        return new Reconciler(
                bench.ledger,
                new Outbox(
                        (message, delay) -> {
                            assertEquals(Duration.ZERO, delay);
                            sent.add(message);
                            return queueFault;
                        },
                        (notice, delay) -> {
                            told.add(notice.happening());
                            return Optional.empty();
                        },
                        bench::now),
                seen,
                bench.seal,
                Defaults.STANDARD,
                RETENTION,
                bench::now);
    }

    /** Lets a check wait for a message that nobody has sent, until it is due. */
    private CheckMessage loseMessage() {
        Step.Send send = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.pass(Duration.between(bench.now(), bench.record().dueAt()));
        return send.message();
    }

    private void endCheck() {
        itemIs("Closed");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.ended();
    }

    private Optional<Result> decided() {
        return bench.record()
                .phase()
                .fold(
                        evaluating -> Optional.empty(),
                        delivering -> Optional.of(delivering.decision().result()),
                        ended -> Optional.empty());
    }

    private int endedButNotAside() {
        return bench.ledger.putAside(bench.now().plusSeconds(1), 9).fold(count -> count, fault -> -1);
    }

    private boolean found() {
        return bench.ledger
                .find(bench.id())
                .fold(found -> found.map(Versioned::record).map(CheckRecord::id).isPresent(), fault -> false);
    }

    private void itemIs(String state) {
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", state));
    }
}
