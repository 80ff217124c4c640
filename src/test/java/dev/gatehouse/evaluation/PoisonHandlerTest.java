package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Decision.Result;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.WorkItem;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No stage hangs on a message that was given up. */
final class PoisonHandlerTest {

    private final CheckBench bench = new CheckBench();
    private final PoisonHandler poison = new PoisonHandler(bench.ledger, bench.seal, Defaults.STANDARD, bench::now);

    PoisonHandlerTest() {
        itemIs("Active");
        bench.evidence.linked(Link.BUILD, 12);
    }

    @Test
    void failsTheCheckThroughTheUsualDelivery() {
        CheckMessage given = nextOf(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));

        Phase.Ended ended = bench.followToTheEnd(poison.handle(given));

        assertEquals(Phase.End.TAKEN, ended.end());
        assertEquals(List.of(Result.FAILED), bench.hub.completed());
    }

    @Test
    void saysWhereTheCauseIsAndWhatToDo() {
        poison.handle(nextOf(bench.deliver(CheckBench.WAITS_FOR_ITEM_12)));

        String reason = delivering().decision().reason();
        assertTrue(reason.contains(bench.id().value()) && reason.contains("Run this stage again"), reason);
    }

    @Test
    void savesTheDecisionAndMovesTheNumberOnOnceBeforeItIsDelivered() {
        CheckMessage given = nextOf(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        long before = bench.record().sequence();

        Step.Send send = CheckBench.sent(poison.handle(given));

        assertEquals(new CheckMessage.Continue(bench.id(), before + 1), send.message());
        assertEquals(Duration.ZERO, send.delay());
        assertEquals(before + 1, bench.record().sequence());
        assertEquals(List.of(), bench.hub.completed());
    }

    @Test
    void sendsTheNextMessageAgainWhenItCouldNotBeSent() {
        CheckMessage given = nextOf(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));

        assertEquals(poison.handle(given), poison.handle(given));
    }

    @Test
    void failsACheckThatWasNeverEntered() {
        CheckMessage given = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);

        bench.followToTheEnd(poison.handle(given));

        assertEquals(List.of(Result.FAILED), bench.hub.completed());
    }

    @Test
    void goesOnWithACheckThatItEnteredBeforeItDied() {
        CheckMessage given = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        bench.ledger.passOn(2);
        bench.ledger.fail(Fault.passing("The ledger is away."));
        assertInstanceOf(Step.TryAgain.class, poison.handle(given));

        bench.followToTheEnd(poison.handle(given));

        assertEquals(List.of(Result.FAILED), bench.hub.completed());
    }

    @Test
    void failsTheRunThatADeliveryAfterTheDecisionWouldHaveBegun() {
        itemIs("Closed");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Duration.ofMinutes(5));

        bench.followToTheEnd(poison.handle(bench.delivery(CheckBench.WAITS_FOR_ITEM_12)));

        assertEquals(List.of(Result.SUCCEEDED, Result.FAILED), bench.hub.completed());
        assertEquals(2, bench.record().run());
    }

    @Test
    void goesOnDeliveringADecisionThatWasMade() {
        itemIs("Closed");
        bench.hub.fail("complete", Fault.passing("busy"));
        CheckMessage given = nextOf(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));

        bench.followToTheEnd(poison.handle(given));

        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void deliversNoSoonerThanAfterAPauseWhatDiedEachTime() {
        itemIs("Closed");
        bench.hub.fail("complete", Fault.passing("busy"));
        CheckMessage given = nextOf(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        int attempts = delivering().attempts();

        Step.Send send = CheckBench.sent(poison.handle(given));

        assertEquals(Duration.ofMinutes(1), send.delay());
        assertEquals(attempts + 1, delivering().attempts());
    }

    @Test
    void endsADeliveryThatDiesUntilTheTokenHasExpired() {
        bench.tokenExpiresAt(CheckBench.START.plus(Duration.ofHours(2)));
        itemIs("Closed");
        bench.hub.fail("complete", Fault.passing("busy"));
        CheckMessage given = nextOf(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.pass(Duration.ofHours(2));

        poison.handle(given);

        assertEquals(Phase.End.TOKEN_EXPIRED, bench.ended().end());
    }

    @Test
    void sendsTheNextMessageOfACheckWhoseLastOneWasHandled() {
        CheckMessage.Accepted given = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);
        Step next = bench.handle(given, 1);

        assertEquals(next, poison.handle(given), "it was given up because the next one could not be sent");
    }

    @Test
    void dropsMessagesOfLongAgo() {
        CheckMessage old = nextOf(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.pass(Duration.ofMinutes(1));
        bench.follow(bench.handle(old, 1));
        long sequence = bench.record().sequence();

        assertInstanceOf(Step.Done.class, poison.handle(old));
        assertEquals(sequence, bench.record().sequence());
    }

    @Test
    void dropsADuplicateDelivery() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertInstanceOf(Step.Done.class, poison.handle(bench.delivery(CheckBench.WAITS_FOR_ITEM_12)));
        assertEquals(1, bench.record().sequence());
    }

    @Test
    void dropsMessagesOfChecksThatHaveEndedOrAreUnknown() {
        assertInstanceOf(Step.Done.class, poison.handle(new CheckMessage.Continue(bench.id(), 1)));
        itemIs("Closed");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertInstanceOf(Step.Done.class, poison.handle(new CheckMessage.Continue(bench.id(), 1)));
    }

    @Test
    void leavesTheMessageToTheQueueWhileTheLedgerIsAway() {
        CheckMessage given = nextOf(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.ledger.fail(Fault.passing("The ledger is away."));

        assertInstanceOf(Step.TryAgain.class, poison.handle(given));
    }

    @Test
    void stopsNoStageInADryRun() {
        CheckBench dry = new CheckBench(Deliveries.usual(), Defaults.STANDARD);
        CheckMessage given = dry.delivery("{\"dryRun\":true,\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}");

        dry.followToTheEnd(new PoisonHandler(dry.ledger, dry.seal, Defaults.STANDARD, dry::now).handle(given));

        assertEquals(List.of(Result.SUCCEEDED), dry.hub.completed());
    }

    @Test
    void endsACheckWhoseSealKeyNobodyHas() {
        CheckMessage.Accepted sent = bench.delivery(CheckBench.WAITS_FOR_ITEM_12);

        poison.handle(new CheckMessage.Accepted(
                sent.deliveryId(),
                sent.delivery(),
                sent.definition(),
                sent.policy(),
                "retired." + sent.sealedToken().substring("test.".length()),
                sent.tokenExpiresAt(),
                sent.acceptedAt(),
                sent.deadline()));

        assertEquals(Phase.End.SEAL_BROKEN, bench.ended().end());
        assertTrue(bench.ended().reason().contains("'retired'"), bench.ended().reason());
    }

    @Test
    void saysWhatIsNotUnderstoodAnyMore() {
        poison.handle(bench.delivery("{\"require\":{\"moonPhase\":{}}}"));

        String reason = delivering().decision().reason();
        assertTrue(reason.contains("does not understand") && reason.contains("moonPhase"), reason);
    }

    @Test
    void letsADryRunPassThatIsNotUnderstoodAnyMore() {
        poison.handle(bench.delivery("{\"dryRun\":true,\"require\":{\"moonPhase\":{}}}"));

        assertEquals(Decision.Result.SUCCEEDED, delivering().decision().result());
        assertEquals(Decision.Result.FAILED, delivering().decision().verdict());
    }

    private Phase.Delivering delivering() {
        return bench.record()
                .phase()
                .fold(
                        evaluating -> {
                            throw new AssertionError("still " + evaluating);
                        },
                        delivering -> delivering,
                        ended -> {
                            throw new AssertionError("already " + ended);
                        });
    }

    private static CheckMessage nextOf(Step step) {
        return CheckBench.sent(step).message();
    }

    private void itemIs(String state) {
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", state));
    }
}
