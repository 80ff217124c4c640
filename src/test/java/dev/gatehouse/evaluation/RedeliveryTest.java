package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.gatehouse.check.Decision.Result;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.WorkItem;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A delivery of a check that is known is a duplicate, or the task waits for another decision. */
final class RedeliveryTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final CheckBench bench = new CheckBench();

    RedeliveryTest() {
        itemIs("Active");
        bench.evidence.linked(Link.BUILD, 12);
    }

    @Test
    void isADuplicateWhileTheCheckWaits() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Duration.ofMinutes(10));

        assertInstanceOf(Step.Done.class, bench.deliver(CheckBench.WAITS_FOR_ITEM_12));

        assertEquals(1, bench.record().run());
    }

    @Test
    void takesThePlaceOfOneWhoseTokenDoesNotLiveAsLong() {
        bench.tokenExpiresAt(bench.now().plus(Duration.ofHours(2)));
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Duration.ofMinutes(50));
        bench.tokenExpiresAt(bench.now().plus(Duration.ofHours(2)));

        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(bench.now().plus(Duration.ofHours(1)), bench.record().deadline());
        assertEquals(1, bench.record().run(), "of a check that was not decided yet");
    }

    @Test
    void isADuplicateWhenItIsTriedAgainWithANewToken() {
        bench.tokenExpiresAt(bench.now().plus(Duration.ofHours(2)));
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(A_MINUTE);
        bench.tokenExpiresAt(bench.now().plus(Duration.ofHours(2)));

        assertInstanceOf(Step.Done.class, bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
    }

    @Test
    void isADuplicateWhenItsTokenLivesAsLongAsTheRuns() {
        bench.tokenExpiresAt(bench.now().plus(Duration.ofHours(2)));
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertInstanceOf(Step.Done.class, bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
    }

    @Test
    void startsAnotherRunAfterTheDecision() {
        decide();
        bench.pass(Duration.ofMinutes(5));

        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(2, bench.record().run());
        assertEquals(List.of(Result.SUCCEEDED, Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void isADuplicateThatCameLongBeforeTheDecisionAndIsHandledAfterIt() {
        CheckMessage duplicate = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Redelivery.CLOCKS_DIFFER.plusMillis(1));
        decide();
        bench.hub.calls().clear();

        assertInstanceOf(Step.Done.class, bench.handle(duplicate, 1));

        assertEquals(List.of(), bench.hub.calls());
    }

    @Test
    void isADuplicateThatCameJustBeforeTheDecisionWhenTheTaskDoesNotWait() {
        CheckMessage duplicate = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        decide();
        bench.hub.answered();

        assertInstanceOf(Step.Done.class, bench.handle(duplicate, 1));

        assertEquals(1, bench.record().run());
    }

    @Test
    void givesATaskThatWaitsAnewItsTimeThoughTheDeliveryIsOfBefore() {
        CheckMessage lateDuplicate = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(A_MINUTE);
        decide();
        itemIs("Active");
        bench.pass(Duration.ofMinutes(20));

        bench.handle(lateDuplicate, 2);

        assertEquals(2, bench.record().run());
        assertEquals(bench.now().plus(Duration.ofHours(1)), bench.record().deadline());
    }

    @Test
    void leavesTimeToDeliverInTheTimeOfATaskThatWaitsAnew() {
        Instant expiry = bench.now().plus(Duration.ofMinutes(70));
        bench.tokenExpiresAt(expiry);
        CheckMessage lateDuplicate = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(A_MINUTE);
        decide();
        itemIs("Active");
        bench.pass(Duration.ofMinutes(20));

        bench.handle(lateDuplicate, 2);

        assertEquals(TokenExpiry.lastToDecide(expiry), bench.record().deadline());
    }

    @Test
    void givesItItsTimeAlsoWhenTheClockOfTheInstanceThatAcceptedItIsAhead() {
        CheckMessage.Accepted lateDuplicate =
                bench.delivery(CheckBench.WAITS_FOR_ITEM_12, bench.now().plus(A_MINUTE));
        decide();
        itemIs("Active");
        bench.pass(Duration.ofMinutes(20));

        bench.handle(lateDuplicate, 2);

        assertEquals(2, bench.record().run());
        assertEquals(bench.now().plus(Duration.ofHours(1)), bench.record().deadline());
    }

    @Test
    void keepsItsOwnTimeWhenItCameLongAfterTheDecision() {
        decide();
        bench.pass(Duration.ofMinutes(3));
        CheckMessage.Accepted delivery = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        itemIs("Active");
        bench.pass(Duration.ofMinutes(20));

        bench.handle(delivery, 2);

        assertEquals(delivery.deadline(), bench.record().deadline());
    }

    @Test
    void startsAnotherRunAlsoWhenTheClockOfTheInstanceThatAcceptedItIsBehind() {
        bench.pass(A_MINUTE);
        decide();

        bench.handle(bench.delivery(CheckBench.WAITS_FOR_ITEM_12, behind()), 1);

        assertEquals(2, bench.record().run());
    }

    @Test
    void isKeptInTheQueueWhileNobodyCanSayWhetherTheTaskWaits() {
        decide();
        bench.hub.fail("waits", Fault.passing("busy"));

        assertInstanceOf(Step.TryAgain.class, bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
    }

    @Test
    void endsForAReasonThatPeopleSeeWhenItsTokenHasExpiredMeanwhile() {
        decide();
        bench.tokenExpiresAt(bench.now().plus(Duration.ofMinutes(30)));
        CheckMessage late = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Duration.ofMinutes(30));
        bench.hub.fail("plan", Fault.refused("expired"));

        bench.handle(late, 2);

        assertEquals(2, bench.record().run());
        assertEquals(0, bench.hub.calls().stream().filter("waits"::equals).count());
    }

    @Test
    void isADuplicateWhenThePlanIsGone() {
        decide();
        bench.hub.fail("waits", Fault.gone("no such plan"));

        assertInstanceOf(Step.Done.class, bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
    }

    @Test
    void isKeptInTheQueueWhileItsTokenIsRefused() {
        decide();
        bench.hub.fail("waits", Fault.refused("not accepted"));

        assertInstanceOf(Step.TryAgain.class, bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
    }

    @Test
    void startsAnotherRunWhenNobodyWillEverSayWhetherTheTaskWaits() {
        decide();
        bench.hub.fail("waits", Fault.mistake("no such timeline"));

        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(2, bench.record().run());
    }

    @Test
    void hasTheDecisionThatIsUnderWayToldAtOnce() {
        decideButBeAway();
        bench.pass(Duration.ofMillis(1));

        bench.follow(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
        assertEquals(1, bench.record().run());
    }

    @Test
    void doesNotDisturbWhoTellsTheDecisionForTheFirstTime() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        itemIs("Closed");
        CheckMessage duplicate = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        CheckMessage expected =
                new CheckMessage.Continue(bench.id(), bench.record().sequence());
        bench.pass(Duration.between(bench.now(), bench.record().dueAt()));
        bench.ledger.passOn(2);
        bench.ledger.beforeNext(() -> bench.handle(duplicate, 1));

        bench.handle(expected, 1);

        assertEquals(Phase.End.TAKEN, bench.ended().end());
    }

    @Test
    void bringsATokenThatIsAcceptedWhereTheFirstIsNotAnyMore() {
        bench.hub.fail("complete", Fault.refused("the token is not accepted"));
        decide();
        bench.pass(Duration.ofMinutes(3));
        bench.tokenExpiresAt(bench.now().plus(Duration.ofDays(2)));

        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(
                bench.now().plus(Duration.ofDays(2)),
                bench.record().tokenExpiresAt().orElseThrow());
        assertEquals(
                false,
                bench.record().phase().fold(e -> true, d -> d.refusedSince().isPresent(), e -> true));
    }

    @Test
    void keepsTheTokenThatLivesLonger() {
        decideButBeAway();
        Instant known = bench.now().plus(Duration.ofDays(2));
        bench.tokenExpiresAt(bench.now().plus(Duration.ofHours(1)));

        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(known, TokenExpiry.of(bench.record()));
    }

    @Test
    void leavesTheNumberWhenItComesWhileTheDecisionIsTold() {
        Step first = decideButBeAway();

        Step sent = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(CheckBench.sent(first).message(), CheckBench.sent(sent).message());
    }

    @Test
    void isADuplicateThatCameLongBeforeADecisionThatIsBeingTold() {
        CheckMessage duplicate = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Redelivery.CLOCKS_DIFFER.plusMillis(1));
        decideButBeAway();

        assertInstanceOf(Step.Done.class, bench.handle(duplicate, 1));
    }

    @Test
    void doesNotStartAgainFromTheDeliveryThatWasDecided() {
        itemIs("Closed");
        CheckMessage delivery = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        bench.handle(delivery, 1);
        bench.pass(Duration.ofMinutes(5));

        assertInstanceOf(Step.Done.class, bench.handle(delivery, 2));

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void keepsMessagesOfTheRunBeforeFromMovingTheNewOne() {
        decide();
        // Sent again by whoever could not see that the decision was told in the handling that made it.
        CheckMessage last = new CheckMessage.Continue(bench.id(), bench.record().sequence());
        itemIs("Active");
        bench.pass(Duration.ofMinutes(5));
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertInstanceOf(Step.Done.class, bench.handle(last, 3));
    }

    private Instant behind() {
        return bench.now().plusMillis(1).minus(A_MINUTE);
    }

    private void decide() {
        itemIs("Closed");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
    }

    private Step decideButBeAway() {
        bench.hub.fail("complete", Fault.passing("its answer was lost"));
        itemIs("Closed");
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertEquals(1, bench.record().phase().fold(e -> -1, Phase.Delivering::attempts, e -> -1));
        return step;
    }

    private void itemIs(String state) {
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", state));
    }
}
