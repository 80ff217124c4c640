package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.WorkItem;
import dev.gatehouse.ledger.History;
import dev.gatehouse.ledger.History.Attempt;
import dev.gatehouse.ledger.History.Evaluated;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a check keeps of its evaluations and of the deliveries of its decision, for people who look at it. */
final class KeptHistoryTest {

    private static final String DEFINITION = CheckBench.WAITS_FOR_ITEM_12;
    private static final Fault BUSY = Fault.passing("Azure DevOps is busy.");

    private final CheckBench bench = new CheckBench();

    KeptHistoryTest() {
        itemIs("Active");
        bench.evidence.linked(Link.BUILD, 12);
    }

    @Test
    void countsEvaluationsInARowThatFoundTheSame() {
        Step step = bench.deliver(DEFINITION);
        bench.follow(bench.follow(step));

        assertEquals(1, history().evaluations().size());
        Evaluated same = history().evaluations().get(0);
        assertEquals(3, same.times());
        assertEquals(CheckBench.START, same.first());
        assertEquals(bench.now(), same.last());
        assertEquals("waiting", same.verdict());
    }

    @Test
    void keepsWhatChangedInItsOrder() {
        Step step = bench.deliver(DEFINITION);
        bench.evidence.linked(Link.BUILD, BUSY);
        step = bench.follow(step);
        bench.evidence.linked(Link.BUILD, 12);
        itemIs("Closed");
        bench.follow(step);

        assertEquals(List.of("waiting", "unknown", "met"), verdicts());
    }

    @Test
    void keepsThatTheRunCouldNotBeLookedAt() {
        bench.hub.fail("plan", BUSY);
        bench.deliver(DEFINITION);

        assertEquals(List.of("unknown"), verdicts());
        assertEquals(BUSY.sentence(), history().evaluations().get(0).reason());
    }

    @Test
    void keepsAPlanThatWasRefused() {
        bench.hub.fail("plan", Fault.refused("The job token " + CheckBench.TOKEN + " was not accepted."));
        bench.deliver(DEFINITION);

        assertEquals(List.of("unknown"), verdicts());
        assertFalse(history().toString().contains(CheckBench.TOKEN), history()::toString);
    }

    @Test
    void keepsNoLookAtTheRunAloneAsAnEvaluation() {
        bench.deliver(DEFINITION.replace("PT1M", "PT30M"));
        Step look = bench.handle(
                new CheckMessage.Continue(bench.id(), bench.record().sequence()), 1);
        CheckBench.sent(look);
        bench.pass(Duration.ofMinutes(4));
        bench.handle(new CheckMessage.Continue(bench.id(), bench.record().sequence()), 1);

        assertEquals(1, history().evaluations().get(0).times());
    }

    @Test
    void keepsEachAttemptToTellTheDecisionAndWhatCameOfIt() {
        itemIs("Closed");
        bench.hub.fail("complete", BUSY, BUSY);
        bench.followToTheEnd(bench.deliver(DEFINITION));

        assertEquals(
                List.of(BUSY.sentence(), BUSY.sentence(), "Azure Pipelines took the decision."),
                history().attempts().stream().map(Attempt::outcome).toList());
        assertEquals(bench.now(), history().attempts().get(2).at());
    }

    @Test
    void keepsWhyTheDecisionWasRefusedForGood() {
        itemIs("Closed");
        Fault refused = Fault.forbidden("Azure DevOps answered 403.");
        bench.hub.fail("complete", refused);
        bench.deliver(DEFINITION);

        assertEquals(
                List.of(refused.sentence()),
                history().attempts().stream().map(Attempt::outcome).toList());
    }

    private History history() {
        return bench.record().history();
    }

    private List<String> verdicts() {
        return history().evaluations().stream().map(Evaluated::verdict).toList();
    }

    private void itemIs(String state) {
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", state));
    }
}
