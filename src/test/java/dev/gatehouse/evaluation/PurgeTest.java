package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.WorkItem;
import dev.gatehouse.evaluation.Purge.Outcome;
import dev.gatehouse.ledger.CheckLedger.Versioned;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A check that has ended and was put aside is forgotten when an operator says so, and no other one. */
final class PurgeTest {

    private static final Answer<Outcome> PURGED = Answer.given(new Outcome.Purged());
    private static final Answer<Outcome> UNKNOWN = Answer.given(new Outcome.Unknown());

    private final CheckBench bench = new CheckBench();

    PurgeTest() {
        itemIs("Closed");
        bench.evidence.linked(Link.BUILD, 12);
    }

    @Test
    void forgetsACheckThatWasPutAside() {
        endAndPutAside();

        assertEquals(PURGED, purge());

        assertEquals(Answer.given(Optional.<Versioned>empty()), bench.ledger.find(bench.id()));
        assertEquals(UNKNOWN, purge());
    }

    @Test
    void leavesACheckThatWaits() {
        itemIs("Active");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(Answer.given(new Outcome.Waits()), purge());
    }

    @Test
    void leavesACheckWhoseDecisionIsDelivered() {
        bench.hub.fail("complete", Fault.passing("Azure DevOps is busy."));
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(Answer.given(new Outcome.Waits()), purge());
    }

    @Test
    void leavesACheckForAnHourAfterItsEnd() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Duration.ofMinutes(45));

        assertEquals(Answer.given(new Outcome.TooSoon(Duration.ofMinutes(15))), purge());
    }

    @Test
    void leavesACheckUntilItIsPutAside() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Duration.ofHours(1));

        assertEquals(Answer.given(new Outcome.TooSoon(Duration.ofMinutes(5))), purge());
    }

    @Test
    void leavesARunThatBeginsAtTheSameMoment() {
        endAndPutAside();
        itemIs("Active");
        bench.ledger.passOn(1);
        bench.ledger.beforeNext(() -> bench.deliver(CheckBench.WAITS_FOR_ITEM_12));

        assertEquals(Answer.given(new Outcome.Waits()), purge());

        assertEquals(2, bench.record().run());
    }

    @Test
    void isContentWhereSomebodyElsePurgedItAtTheSameMoment() {
        endAndPutAside();
        bench.ledger.passOn(1);
        bench.ledger.beforeNext(this::purge);

        assertEquals(PURGED, purge());
    }

    @Test
    void saysWhatIsAway() {
        endAndPutAside();
        Fault away = Fault.passing("It is away.");
        bench.ledger.passOn(1);
        bench.ledger.fail(away);

        assertEquals(Answer.failed(away), purge());
    }

    @Test
    void beginsAfreshWhereAPurgedCheckIsDeliveredAgain() {
        endAndPutAside();
        purge();
        itemIs("Active");

        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);

        assertEquals(1, bench.record().run());
    }

    private void endAndPutAside() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.ended();
        bench.pass(Duration.ofHours(1).plusSeconds(1));
        assertEquals(Answer.given(1), bench.ledger.putAside(bench.now().minus(Reconciler.SETTLED), 10));
    }

    private Answer<Outcome> purge() {
        return new Purge(bench.ledger, bench::now).purge(bench.id());
    }

    private void itemIs(String state) {
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", state));
    }
}
