package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.gatehouse.check.Decision.Result;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.WorkItem;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Exactly one decision, whatever comes twice or dies halfway. */
final class CheckHandlerTest {

    private final CheckBench bench = new CheckBench();

    CheckHandlerTest() {
        itemIs("Active");
        bench.evidence.linked(Link.BUILD, 12);
    }

    @Test
    void entersTheCheckAndGoesOnWithTheNextMessage() {
        Step.Send send = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        assertEquals(new CheckMessage.Continue(bench.id(), 1), send.message());
        assertEquals(1, bench.record().sequence());
    }

    @Test
    void decidesOnceTheConditionsHold() {
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        itemIs("Closed");
        assertEquals(Phase.End.TAKEN, bench.followToTheEnd(step).end());
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void sendsTheNextMessageAgainWhenAnEarlierRunDiedBeforeSendingIt() {
        CheckMessage delivery = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        Step first = bench.handle(delivery, 1);
        assertEquals(first, bench.handle(delivery, 2));
        assertEquals(1, timesEvaluated());
    }

    @Test
    void goesOnWithADecisionWhenTheDeliveryThatFailedCouldNotBePutBackIntoTheQueue() {
        itemIs("Closed");
        bench.hub.fail("complete", Fault.passing("busy"));
        CheckMessage delivery = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        bench.handle(delivery, 1);
        bench.followToTheEnd(bench.handle(delivery, 2));
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void goesOnWithADecisionAlsoWhenALaterMessageDiedOverIt() {
        Step.Send send = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.pass(send.delay());
        itemIs("Closed");
        bench.hub.fail("complete", Fault.passing("busy"));
        bench.handle(send.message(), 1);
        bench.followToTheEnd(bench.handle(send.message(), 2));
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void movesTheNumberOnOncePerMessage() {
        itemIs("Closed");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertEquals(bench.record().firstSequence() + 1, bench.record().sequence());
    }

    @Test
    void dropsADuplicateOfAHandledMessage() {
        CheckMessage message =
                CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12)).message();
        bench.pass(Duration.ofMinutes(1));
        bench.handle(message, 1);
        assertInstanceOf(Step.Done.class, bench.handle(message, 1));
    }

    @Test
    void dropsAMessageOfLongAgoHoweverOftenItComes() {
        CheckMessage.Continue old = new CheckMessage.Continue(bench.id(), 1);
        Step step = bench.follow(bench.follow(bench.deliver(CheckBench.WAITS_FOR_ITEM_12)));
        assertEquals(
                new CheckMessage.Continue(bench.id(), 3), CheckBench.sent(step).message());
        assertInstanceOf(Step.Done.class, bench.handle(old, 5));
    }

    @Test
    void deliversASavedDecisionWithoutEvaluatingAgain() {
        itemIs("Closed");
        bench.hub.fail("complete", Fault.passing("busy"));
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        itemIs("Active");
        long evaluated = timesEvaluated();
        bench.followToTheEnd(step);
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
        assertEquals(evaluated, timesEvaluated());
    }

    @Test
    void savesTheDecisionBeforeItIsDelivered() {
        itemIs("Closed");
        bench.hub.fail("complete", Fault.passing("busy"));
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertEquals(
                Optional.of(Result.SUCCEEDED),
                bench.record()
                        .phase()
                        .fold(
                                e -> Optional.empty(),
                                d -> Optional.of(d.decision().result()),
                                e -> Optional.empty()));
    }

    @Test
    void stopsWhenSomebodyElseWasFaster() {
        Step.Send send = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.pass(send.delay());
        bench.evidence.whenAsked(() -> {
            bench.evidence.whenAsked(() -> {});
            bench.handle(send.message(), 1);
        });
        assertInstanceOf(Step.Done.class, bench.handle(send.message(), 1));
        assertEquals(2, bench.record().sequence());
    }

    @Test
    void leavesAMessageToTheQueueThatNoLedgerCouldBeAskedAbout() {
        bench.ledger.fail(Fault.passing("The ledger is away."));
        assertInstanceOf(Step.TryAgain.class, bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
    }

    @Test
    void forgetsTheTokenOnceTheCheckHasEnded() {
        itemIs("Closed");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertEquals(Optional.empty(), bench.record().sealedToken());
    }

    @Test
    void leavesACheckToAnInstanceThatHasItsSealKey() {
        CheckMessage sealedElsewhere = withSeal("retired." + bench.sealed().substring("test.".length()));

        assertInstanceOf(Step.TryAgain.class, bench.handle(sealedElsewhere, 1));
    }

    @Test
    void endsACheckWhoseTokenWasChanged() {
        bench.handle(withSeal(bench.sealed().replaceFirst(".$", "")), 1);

        assertEquals(Phase.End.SEAL_BROKEN, bench.ended().end());
    }

    @Test
    void leavesADefinitionToAnInstanceThatUnderstandsIt() {
        assertInstanceOf(Step.TryAgain.class, bench.deliver("{\"require\":{\"moonPhase\":{}}}"));
    }

    @Test
    void goesOnWhereATryOfTheSameMessageWasSavedLateAndSentNothing() {
        Step.Send send = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.pass(send.delay());
        bench.ledger.passOn(1);
        // The try before this one was cut off while it saved, and only now is its write done.
        bench.ledger.beforeNext(() -> bench.handle(send.message(), 1));

        Step.Send next = CheckBench.sent(bench.handle(send.message(), 2));

        assertEquals(new CheckMessage.Continue(bench.id(), bench.record().sequence()), next.message());
    }

    @Test
    void hasNothingToDoForACheckThatIsNotInTheLedger() {
        assertInstanceOf(Step.Done.class, bench.handle(new CheckMessage.Continue(bench.id(), 3), 1));
    }

    private CheckMessage withSeal(String sealedToken) {
        CheckMessage.Accepted sent = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        return new CheckMessage.Accepted(
                sent.deliveryId(),
                sent.delivery(),
                sent.definition(),
                sent.policy(),
                sealedToken,
                sent.tokenExpiresAt(),
                sent.acceptedAt(),
                sent.deadline());
    }

    private void itemIs(String state) {
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", state));
    }

    private long timesEvaluated() {
        return bench.evidence.asked().stream().filter("work items"::equals).count();
    }
}
