package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision.Result;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.WorkItem;
import dev.gatehouse.evaluation.WakeUp.Outcome;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A check that waits is evaluated as soon as there is a reason to. */
final class WakeUpTest {

    private static final Fault AWAY = Fault.passing("It is away.");

    private final CheckBench bench = new CheckBench();
    private final List<CheckMessage> sent = new ArrayList<>();
    private Optional<Fault> queueFault = Optional.empty();
    private final WakeUp wakeUp = new WakeUp(
            bench.ledger, new Outbox(this::send, (notice, delay) -> Optional.empty(), bench::now), bench::now);

    WakeUpTest() {
        itemIs("Active");
        bench.evidence.linked(Link.BUILD, 12);
    }

    @Test
    void decidesBeforeTheIntervalIsOver() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Duration.ofSeconds(1));
        itemIs("Closed");

        assertEquals(Answer.given(Outcome.AWAKE), wakeUp.wake(bench.id()));
        bench.handle(sent.get(0), 1);

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void makesTheMessageStaleThatWasWaiting() {
        Step.Send waiting = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        wakeUp.wake(bench.id());

        assertInstanceOf(Step.Send.class, bench.handle(sent.get(0), 1));

        assertInstanceOf(Step.Done.class, bench.handle(waiting.message(), 1));
    }

    @Test
    void evaluatesAgainWhereAnEvaluationWasUnderWayThatHadSeenNothingYet() {
        Step.Send send = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.pass(send.delay());
        beforeItIsSaved(() -> {
            itemIs("Closed");
            wakeUp.wake(bench.id());
        });

        bench.handle(send.message(), 1);

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void doesNotLoseTheMessageThatIsHandledWhenItsOwnCouldNotBeSent() {
        Step.Send send = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.pass(send.delay());
        queueFault = Optional.of(AWAY);
        beforeItIsSaved(() -> wakeUp.wake(bench.id()));

        assertInstanceOf(Step.Send.class, bench.handle(send.message(), 1));
    }

    @Test
    void givesTheMessageBackThatIsOvertakenTimeAndAgain() {
        Step.Send send = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.pass(send.delay());
        bench.evidence.whenAsked(() -> {
            bench.pass(Duration.ofMillis(1));
            wakeUp.wake(bench.id());
        });

        assertInstanceOf(Step.TryAgain.class, bench.handle(send.message(), 1));
    }

    @Test
    void triesAgainWhenTheCheckIsHandledAtTheSameMoment() {
        Step.Send send = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.pass(send.delay());
        bench.ledger.passOn(1);
        bench.ledger.beforeNext(() -> bench.handle(send.message(), 1));

        assertEquals(Answer.given(Outcome.AWAKE), wakeUp.wake(bench.id()));

        assertEquals(
                List.of(new CheckMessage.Continue(bench.id(), bench.record().sequence())), sent);
    }

    @Test
    void forgetsFaultsOfBefore() {
        bench.evidence.items(AWAY);
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertEquals(1, unknownsInARow());

        wakeUp.wake(bench.id());

        assertEquals(0, unknownsInARow());
    }

    @Test
    void leavesADecisionAlone() {
        itemIs("Closed");
        bench.hub.fail("complete", AWAY);
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(Answer.given(Outcome.DECIDED), wakeUp.wake(bench.id()));

        assertEquals(List.of(), sent);
    }

    @Test
    void leavesACheckAloneThatHasEnded() {
        itemIs("Closed");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.ended();

        assertEquals(Answer.given(Outcome.DECIDED), wakeUp.wake(bench.id()));

        assertEquals(List.of(), sent);
    }

    @Test
    void saysThatItDoesNotKnowACheck() {
        assertEquals(Answer.given(Outcome.UNKNOWN), wakeUp.wake(bench.id()));
    }

    @Test
    void saysWhatIsAway() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        queueFault = Optional.of(AWAY);

        assertEquals(Answer.failed(AWAY), wakeUp.wake(bench.id()));
    }

    private Optional<Fault> send(CheckMessage message, Duration delay) {
        assertEquals(Duration.ZERO, delay);
        if (queueFault.isEmpty()) {
            sent.add(message);
        }
        return queueFault;
    }

    /** Something happens between an evaluation and the moment that it is saved. */
    private void beforeItIsSaved(Runnable event) {
        bench.ledger.passOn(1);
        bench.ledger.beforeNext(event);
    }

    private int unknownsInARow() {
        return bench.record().phase().fold(Phase.Evaluating::unknownsInARow, delivering -> -1, ended -> -1);
    }

    private void itemIs(String state) {
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", state));
    }
}
