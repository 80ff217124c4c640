package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.azuredevops.Plan;
import dev.gatehouse.check.Decision.Result;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.WorkItem;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever can deliver and knows a check, and has no token of its plan, can do nothing to it. */
final class UnprovenRedeliveryTest {

    /** Would let the stage go on at once, if anybody were told. */
    private static final String LETS_EVERYTHING_PASS = """
            {"dryRun":true,"giveUpAfter":"PT1M","require":{"buildReason":{"in":["manual"]}}}""";

    private final CheckBench bench = new CheckBench();
    private final PoisonHandler poison = new PoisonHandler(bench.ledger, bench.seal, Defaults.STANDARD, bench::now);

    UnprovenRedeliveryTest() {
        itemIs("Active");
        bench.evidence.linked(Link.BUILD, 12);
    }

    @AfterEach
    void callsNothingButThePlan() {
        assertTrue(
                Set.of("plan").containsAll(bench.strangersHub.calls()),
                bench.strangersHub.calls().toString());
        assertEquals(List.of(), bench.strangersEvidence.asked());
    }

    @Test
    void isNotAskedAboutWhileTheCheckIsEvaluated() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertInstanceOf(Step.Done.class, madeUp());

        assertEquals(List.of(), bench.strangersHub.calls());
    }

    @Test
    void isDroppedAfterTenMinutesWhileADecisionIsUnderWay() {
        bench.hub.fail("complete", Fault.passing("busy"), Fault.passing("busy"));
        decideButBeAway();
        CheckRecord before = bench.record();
        CheckMessage madeUp = bench.madeUp(LETS_EVERYTHING_PASS);

        assertInstanceOf(Step.TryAgain.class, bench.handle(madeUp, 1));
        bench.pass(Duration.ofMinutes(10));

        assertInstanceOf(Step.Done.class, bench.handle(madeUp, 20));
        assertEquals(before, bench.record());
    }

    @Test
    void endsInARunOfItsOwnOnceTheCheckIsOver() {
        decide();
        CheckMessage madeUp = bench.madeUp(LETS_EVERYTHING_PASS);
        assertInstanceOf(Step.TryAgain.class, bench.handle(madeUp, 1));
        bench.pass(Duration.ofMinutes(10));

        Phase.Ended ended = bench.followToTheEnd(bench.handle(madeUp, 20));

        assertEquals(Phase.End.UNPROVEN, ended.end());
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void isDroppedAtOnceWhenThePlanIsGoneOrOver() {
        decide();
        bench.hub.fail("plan", Fault.gone("no such plan"));
        assertInstanceOf(Step.Done.class, bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.hub.plan(new Plan(13, "completed", Optional.empty()));
        assertInstanceOf(Step.Done.class, bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        assertEquals(1, bench.record().run());
    }

    @Test
    void bringsNoTokenForADecisionThatIsUnderWay() {
        Step next = decideButBeAway();
        CheckRecord before = bench.record();
        bench.tokenExpiresAt(bench.now().plus(Duration.ofDays(3)));

        assertInstanceOf(Step.TryAgain.class, madeUp());

        assertEquals(before, bench.record());
        bench.followToTheEnd(next);
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void bringsNoTokenWhenItIsGivenUpEither() {
        decideButBeAway();
        CheckRecord before = bench.record();
        bench.tokenExpiresAt(bench.now().plus(Duration.ofDays(3)));

        assertInstanceOf(Step.TryAgain.class, poison.handle(bench.madeUp(LETS_EVERYTHING_PASS)));

        assertEquals(before, bench.record());
    }

    @Test
    void makesRoomForTheRealOneThatComesAfterIt() {
        madeUp();
        bench.pass(Duration.ofSeconds(5));

        Step first = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(CheckBench.WAITS_FOR_ITEM_12, bench.record().definition());
        assertEquals(1, bench.record().run());
        itemIs("Closed");
        bench.followToTheEnd(first);
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void goesOnNoMoreOnceTheRealOneHasTakenItsPlace() {
        Step itsOwn = madeUp();
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        CheckRecord real = bench.record();

        assertInstanceOf(Step.Done.class, bench.follow(itsOwn));

        assertEquals(real, bench.record());
    }

    @Test
    void makesRoomForTheRealOneAlsoWhileNobodyCanAskForItsPlan() {
        bench.strangersHub.failFirst("plan", Fault.passing("busy"));
        madeUp();

        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(CheckBench.WAITS_FOR_ITEM_12, bench.record().definition());
    }

    @Test
    void makesNoDuplicateOfTheRealOneThatWasAcceptedMinutesBefore() {
        CheckMessage real = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Duration.ofMinutes(3));
        madeUp();

        bench.handle(real, 1);

        assertEquals(CheckBench.WAITS_FOR_ITEM_12, bench.record().definition());
    }

    @Test
    void takesNoTimeFromTheRealOneThatHadToStandBack() {
        Step step = bench.handle(bench.madeUp(LETS_EVERYTHING_PASS), 1);
        CheckMessage.Accepted real = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        bench.followToTheEnd(step);

        bench.handle(real, 20);

        assertEquals(bench.now().plus(Duration.ofHours(1)), bench.record().deadline());
    }

    @Test
    void hasItsDecisionToldByNobodyElse() {
        CheckMessage madeUp = bench.madeUp(LETS_EVERYTHING_PASS);
        bench.pass(Duration.ofHours(1));
        Step step = bench.handle(madeUp, 1);

        assertInstanceOf(Step.TryAgain.class, bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        Phase.Ended ended = bench.followToTheEnd(step);
        assertEquals(Phase.End.UNPROVEN, ended.end());
        assertEquals(
                Result.SUCCEEDED,
                ended.decision().orElseThrow().result(),
                "in a dry run whoever is late is let through");

        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(List.of(), bench.hub.completed());
        assertEquals(CheckBench.WAITS_FOR_ITEM_12, bench.record().definition());
    }

    @Test
    void leavesTheCheckToTheRealOneThatWasAcceptedBeforeItEnded() {
        Step step = madeUp();
        CheckMessage real = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        bench.followToTheEnd(step);

        itemIs("Closed");
        bench.handle(real, 1);

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void keepsTheCheckFromNobodyByBeginningARunAfterTheDecision() {
        decide();
        bench.pass(Duration.ofMinutes(5));
        madeUp();

        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(List.of(Result.SUCCEEDED, Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void makesNoRunOfADuplicateOfLongAgo() {
        CheckMessage old = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        decide();
        bench.hub.answered();
        bench.pass(Duration.ofMinutes(5));
        Step step = madeUp();

        assertInstanceOf(Step.TryAgain.class, bench.handle(old, 2));
        bench.followToTheEnd(step);
        assertInstanceOf(Step.Done.class, bench.handle(old, 20));

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void takesNoPlaceOfARealOneWhoseTokenIsRefusedForAWhile() {
        bench.hub.fail("plan", Fault.refused("a sign-in page"));
        Step next = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        CheckRecord real = bench.record();

        assertInstanceOf(Step.TryAgain.class, madeUp());

        assertEquals(real, bench.record());
        itemIs("Closed");
        bench.followToTheEnd(next);
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    private Step madeUp() {
        return bench.handle(bench.madeUp(LETS_EVERYTHING_PASS), 1);
    }

    private void decide() {
        itemIs("Closed");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
    }

    private Step decideButBeAway() {
        bench.hub.fail("complete", Fault.passing("its answer was lost"));
        itemIs("Closed");
        return bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
    }

    private void itemIs(String state) {
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", state));
    }
}
