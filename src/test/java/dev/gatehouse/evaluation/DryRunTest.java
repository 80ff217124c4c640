package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** A check that may only be watched: whatever it comes to, the stage goes on, and everybody is told what would have been. */
final class DryRunTest {

    private static final String DRY = CheckBench.WAITS_FOR_ITEM_12.replaceFirst("\\{", "{\"dryRun\":true,");
    private static final String MANUAL_ONLY = "{\"dryRun\":true,\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}";

    private CheckBench bench = new CheckBench();

    @Test
    void saysAtTheStartThatTheStageGoesOn() {
        itemIs("Active");
        bench.deliver(DRY);
        assertEquals("Dry run: whatever comes of this check, the stage goes on.", line(1));
        assertEquals(
                "without a decision the check gives up, and the stage goes on, at 2026-01-01 13:00:00 UTC.",
                line(3).substring(line(3).indexOf("without")));
    }

    @Test
    void saysItOnce() {
        itemIs("Active");
        Step step = bench.deliver(DRY);
        itemIs("Resolved");
        bench.follow(step);
        assertEquals(1, told("Dry run: whatever"));
    }

    @Test
    void saysItBeforeADecisionThatIsTheFirstThingToSay() {
        bench.evidence.header("BuildReason", "Schedule");
        bench.followToTheEnd(bench.deliver(MANUAL_ONLY));
        assertEquals("Dry run: whatever comes of this check, the stage goes on.", line(1));
    }

    @Test
    void isNotSpokenOfWhereNothingIsDry() {
        itemIs("Active");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertEquals(0, told("Dry run"));
        assertEquals(0, told("the stage goes on,"));
    }

    @Test
    void sendsSucceededForAVerdictThatFailsAndRecordsTheTrueOne() {
        bench.evidence.header("BuildReason", "Schedule");
        bench.followToTheEnd(bench.deliver(MANUAL_ONLY));
        assertLetOn(Result.FAILED, "the run's reason is Schedule, not manual");
        assertEquals(
                "Decision: succeeded. Dry run; this check would have failed: the run's reason is Schedule, not manual",
                lastLine());
    }

    @Test
    void saysWhereItWouldHaveSucceededToo() {
        bench.evidence.header("BuildReason", "Manual");
        bench.followToTheEnd(bench.deliver(MANUAL_ONLY));
        assertLetOn(Result.SUCCEEDED, "the run's reason is Manual");
        assertEquals(
                "Decision: succeeded. Dry run; this check would have succeeded: the run's reason is Manual",
                lastLine());
    }

    @Test
    void isADryRunWhereTheAppMakesEverythingOne() {
        bench = new CheckBench(Deliveries.usual(), new Defaults(Duration.ofMinutes(1), Duration.ofHours(1), true));
        bench.evidence.header("BuildReason", "Schedule");
        bench.followToTheEnd(bench.deliver(MANUAL_ONLY.replace("\"dryRun\":true,", "")));
        assertLetOn(Result.FAILED, "the run's reason is Schedule, not manual");
    }

    @Test
    void letsTheStageGoOnAtTheDeadline() {
        itemIs("Active");
        bench.followToTheEnd(bench.deliver(DRY));
        assertLetOn(Result.FAILED, "gave up after 1 hour");
    }

    @Test
    void letsTheStageGoOnWhereTheEvidenceCannotBeHad() {
        bench.evidence.linked(Link.BUILD, Fault.passing("Azure Boards is away."));
        bench.followToTheEnd(bench.deliver(DRY));
        assertLetOn(Result.FAILED, "Azure Boards is away.");
    }

    @Test
    void letsTheStageGoOnWhereTheCheckCouldNotBeHandled() {
        PoisonHandler poison = new PoisonHandler(bench.ledger, bench.seal, Defaults.STANDARD, bench::now);
        bench.followToTheEnd(poison.handle(bench.delivery(DRY)));
        assertLetOn(Result.FAILED, "Gatehouse could not handle this check");
    }

    private void assertLetOn(Result verdict, String reason) {
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
        Phase.Ended ended = bench.ended();
        Decision decision = ended.decision().orElseThrow();
        assertEquals(verdict, decision.verdict());
        assertTrue(decision.dryRun());
        assertTrue(decision.reason().contains(reason), decision.reason());
    }

    private void itemIs(String state) {
        bench.evidence.linked(Link.BUILD, 12);
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", state));
    }

    private long told(String text) {
        return bench.hub.log().stream().filter(line -> line.contains(text)).count();
    }

    private String line(int number) {
        return withoutTime(bench.hub.log().get(number));
    }

    private String lastLine() {
        return withoutTime(bench.hub.log().get(bench.hub.log().size() - 1));
    }

    private static String withoutTime(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }
}
