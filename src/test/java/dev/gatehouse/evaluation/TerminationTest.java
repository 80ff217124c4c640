package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision.Result;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.WorkItem;
import dev.gatehouse.evaluation.Termination.Outcome;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An operator's word that a check has failed is a decision like any other: one, saved before it is delivered, and at once. */
final class TerminationTest {

    private static final Fault AWAY = Fault.passing("It is away.");
    private static final String REASON = "The release is called off";
    private static final Answer<Outcome> TERMINATED = Answer.given(new Outcome.Terminated());

    private CheckBench bench = new CheckBench();
    private final List<CheckMessage> sent = new ArrayList<>();
    private Optional<Fault> queueFault = Optional.empty();

    TerminationTest() {
        prepare();
    }

    private void prepare() {
        itemIs("Active");
        bench.evidence.linked(Link.BUILD, 12);
    }

    @Test
    void failsTheCheckAtOnceWithTheOperatorsReason() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Duration.ofSeconds(1));

        assertEquals(TERMINATED, terminate());
        bench.handle(sent.get(0), 1);

        assertEquals(List.of(Result.FAILED), bench.hub.completed());
        assertEquals(
                "terminated by an operator: " + REASON,
                bench.ended().decision().orElseThrow().reason());
        assertTrue(
                bench.hub.log().toString().contains("Terminated by an operator: " + REASON), bench.hub.log()::toString);
    }

    @Test
    void failsADryRunToo() {
        bench = new CheckBench(Deliveries.usual(), new Defaults(Duration.ofMinutes(1), Duration.ofHours(1), true));
        prepare();
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        terminate();
        bench.handle(sent.get(0), 1);

        assertEquals(List.of(Result.FAILED), bench.hub.completed());
        assertFalse(bench.ended().decision().orElseThrow().dryRun());
    }

    @Test
    void makesTheMessageStaleThatWasWaiting() {
        Step.Send waiting = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        terminate();
        bench.handle(sent.get(0), 1);

        assertInstanceOf(Step.Done.class, bench.handle(waiting.message(), 1));
        assertEquals(List.of(Result.FAILED), bench.hub.completed());
    }

    @Test
    void overtakesAnEvaluationThatWasUnderWayWhateverItFound() {
        Step.Send send = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.pass(send.delay());
        itemIs("Closed");
        bench.ledger.passOn(1);
        bench.ledger.beforeNext(() -> assertEquals(TERMINATED, terminate()));

        bench.handle(send.message(), 1);

        assertEquals(List.of(Result.FAILED), bench.hub.completed());
    }

    @Test
    void comesTooLateForADecisionThatIsSavedAtTheSameMoment() {
        Step.Send send = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.pass(send.delay());
        itemIs("Closed");
        bench.ledger.passOn(1);
        bench.ledger.beforeNext(() -> bench.handle(send.message(), 1));

        Phase decided = decided(terminate());

        assertTrue(decided.hasEnded());
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
        assertEquals(List.of(), sent);
    }

    @Test
    void leavesADecisionAloneThatIsBeingDelivered() {
        itemIs("Closed");
        bench.hub.fail("complete", AWAY);
        Step retry = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertFalse(decided(terminate()).hasEnded());
        bench.follow(retry);

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void provesTheDeliveryBeforeItTellsTheDecision() {
        bench.hub.fail("plan", AWAY);
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertEquals(TERMINATED, terminate());

        bench.handle(sent.get(0), 1);

        assertTrue(bench.record().told().isProven());
        assertEquals(List.of(Result.FAILED), bench.hub.completed());
    }

    @Test
    void isDoneWhereTheDecisionIsSavedAndItsMessageCouldNotBeSent() {
        Step.Send waiting = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        queueFault = Optional.of(AWAY);

        assertEquals(TERMINATED, terminate());
        bench.handle(waiting.message(), 1);

        assertEquals(List.of(Result.FAILED), bench.hub.completed());
    }

    @Test
    void saysWhatIsAwayWhereNothingWasSaved() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.ledger.passOn(1);
        bench.ledger.fail(AWAY);

        assertEquals(Answer.failed(AWAY), terminate());
        assertEquals(List.of(), bench.hub.completed());
    }

    @Test
    void givesUpOnACheckThatChangesTimeAndAgain() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        WakeUp wakeUp = new WakeUp(
                bench.ledger,
                new Outbox((message, delay) -> Optional.empty(), (notice, delay) -> Optional.empty(), bench::now),
                bench::now);
        changesBeforeEachSave(wakeUp, 20);

        assertTrue(terminate().fold(outcome -> false, Fault::mayPass));
    }

    private void changesBeforeEachSave(WakeUp wakeUp, int times) {
        if (times > 0) {
            bench.ledger.passOn(1);
            bench.ledger.beforeNext(() -> {
                bench.ledger.passOn(2);
                wakeUp.wake(bench.id());
                changesBeforeEachSave(wakeUp, times - 1);
            });
        }
    }

    @Test
    void doesNotKnowACheckThatIsNotThere() {
        assertEquals(Answer.given(new Outcome.Unknown()), terminate());
    }

    @Test
    void makesOneHarmlessLineOfAReason() {
        assertEquals(Optional.of("a # #vso[task.complete] b"), Termination.reason(" a ##vso[task.complete]\nb "));
        assertEquals(Optional.empty(), Termination.reason(" \n\t\u200B"));
        assertEquals(500, Termination.reason("x".repeat(501)).orElseThrow().length());
    }

    private Answer<Outcome> terminate() {
        return new Termination(
                        bench.ledger,
                        new Outbox(this::send, (notice, delay) -> Optional.empty(), bench::now),
                        bench::now)
                .terminate(bench.id(), REASON);
    }

    private static Phase decided(Answer<Outcome> answer) {
        return answer.fold(
                outcome -> outcome.fold(
                        () -> {
                            throw new AssertionError("terminated");
                        },
                        phase -> phase,
                        () -> {
                            throw new AssertionError("unknown");
                        }),
                fault -> {
                    throw new AssertionError(fault.sentence());
                });
    }

    private Optional<Fault> send(CheckMessage message, Duration delay) {
        assertEquals(Duration.ZERO, delay);
        if (queueFault.isEmpty()) {
            sent.add(message);
        }
        return queueFault;
    }

    private void itemIs(String state) {
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", state));
    }
}
