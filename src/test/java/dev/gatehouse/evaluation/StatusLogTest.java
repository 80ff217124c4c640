package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.azuredevops.Plan;
import dev.gatehouse.check.Decision.Result;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Hub;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the people who wait are told, and how often. */
final class StatusLogTest {

    private static final Fault BUSY = Fault.passing("Azure DevOps is busy.");

    private final CheckBench bench = new CheckBench();

    StatusLogTest() {
        itemIs("Active");
        bench.evidence.linked(Link.BUILD, 12);
    }

    @Test
    void saysWhatIsDecidedWhyItWaitsAndWhenItGoesOn() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        List<String> log = bench.hub.log();
        assertTrue(log.get(0).contains("Gatehouse decides whether this stage may go on"), log.toString());
        assertTrue(log.get(1).contains("… workItems from build: #12 \"Fix the login\" is Active"), log.toString());
        assertTrue(log.get(2).contains("the next evaluation comes at 2026-01-01 12:01:"), log.toString());
        assertTrue(log.get(2).contains("gives up, and fails, at 2026-01-01 13:00:00 UTC"), log.toString());
    }

    @Test
    void beginsEveryLineWithItsTime() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertTrue(bench.hub.log().stream().allMatch(line -> line.startsWith("2026-01-01T12:00:00.000Z ")));
    }

    @Test
    void makesNoCallWhenNothingChanged() {
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        List<String> before = List.copyOf(bench.hub.calls());
        bench.follow(bench.follow(step));
        assertEquals(before, bench.hub.calls());
    }

    @Test
    void tellsAReasonThatChangedInTheSameLog() {
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        itemIs("Resolved");
        bench.follow(step);
        assertTrue(
                bench.hub.log().stream().anyMatch(line -> line.contains("is Resolved")),
                bench.hub.log().toString());
        assertEquals(1, times("createLog"));
    }

    @Test
    void attachesTheLogOnce() {
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        itemIs("Resolved");
        bench.follow(step);
        assertEquals(List.of(1), bench.hub.attached());
    }

    @Test
    void showsAtTheRecordWhatItWaitsFor() {
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertTrue(
                bench.hub.operations().get(0).startsWith("Waiting: #12"),
                bench.hub.operations().toString());
    }

    @Test
    void tellsTheDecisionBeforeItIsSent() {
        itemIs("Closed");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        List<String> calls = bench.hub.calls();
        assertEquals(List.of("plan", "createLog", "appendToLog", "updateRecord", "complete"), calls);
        assertTrue(
                bench.hub.log().stream().anyMatch(line -> line.contains("✔ workItems")),
                bench.hub.log().toString());
        assertTrue(
                bench.hub.log().stream().anyMatch(line -> line.contains("Decision: succeeded.")),
                bench.hub.log().toString());
    }

    @Test
    void saysWhatToDoAboutAFailure() {
        bench.evidence.header("BuildReason", "schedule");
        bench.deliver("{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}");
        assertTrue(
                bench.hub.log().stream().anyMatch(line -> line.contains("✘ buildReason")),
                bench.hub.log().toString());
        assertTrue(
                bench.hub.log().stream().anyMatch(line -> line.contains("What to do:")),
                bench.hub.log().toString());
    }

    @Test
    void findsTheTimelineInThePlanWhenTheDeliveryDoesNotNameIt() {
        Delivery usual = Deliveries.usual();
        CheckBench without = new CheckBench(
                new Delivery(
                        usual.planUrl(),
                        usual.projectId(),
                        Hub.CHECKS,
                        usual.planId(),
                        usual.jobId(),
                        Optional.empty(),
                        usual.taskInstanceId(),
                        usual.variables()),
                Defaults.STANDARD);
        UUID timeline = UUID.fromString("00000000-0000-0000-0000-00000000000a");
        without.hub.plan(new Plan(13, "inProgress", Optional.of(timeline)));
        without.evidence.header("BuildReason", "manual");
        without.deliver("{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}");
        assertEquals(Optional.of(timeline), without.record().told().timelineId());
        assertEquals(List.of(1), without.hub.attached());
    }

    @Test
    void neverKeepsADecisionFromBeingSent() {
        itemIs("Closed");
        bench.hub.fail("createLog", BUSY);
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
        assertEquals(List.of("plan", "createLog", "complete"), bench.hub.calls());
    }

    @Test
    void makesUpForALineThatCouldNotBeWritten() {
        bench.hub.fail("appendToLog", BUSY);
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertEquals(List.of(), bench.hub.log());
        bench.follow(step);
        assertTrue(
                bench.hub.log().get(0).contains("Gatehouse decides"),
                bench.hub.log().toString());
        assertEquals(1, times("createLog"));
    }

    @Test
    void doesNotInsistWhereItMayNotWrite() {
        bench.hub.fail("createLog", Fault.forbidden("The job token may not write logs."));
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.follow(step);
        assertEquals(1, times("createLog"));
    }

    @Test
    void makesUpForAnAttachmentThatFailedAndSaysNothingTwice() {
        bench.hub.fail("updateRecord", BUSY);
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        List<String> log = List.copyOf(bench.hub.log());
        bench.follow(bench.follow(step));
        assertEquals(List.of(1), bench.hub.attached());
        assertEquals(log, bench.hub.log());
        assertEquals(2, times("updateRecord"));
    }

    @Test
    void doesNotInsistOnAnAttachmentThatWasRefused() {
        bench.hub.fail("updateRecord", Fault.forbidden("The job token may not do this."));
        bench.follow(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        assertEquals(1, times("updateRecord"));
    }

    @Test
    void speaksAgainAfterASignInPage() {
        bench.hub.fail("createLog", Fault.refused("A sign-in page."));
        bench.follow(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        assertTrue(
                bench.hub.log().get(0).contains("Gatehouse decides"),
                bench.hub.log().toString());
    }

    @Test
    void showsWhatADecisionRestsOnWhereNothingWasSaidBefore() {
        bench.hub.fail("createLog", Fault.forbidden("The job token may not write logs."));
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.followToTheEnd(step);
        assertTrue(
                bench.hub.log().stream().anyMatch(line -> line.contains("… workItems")),
                bench.hub.log().toString());
    }

    @Test
    void makesUpForAnOperationThatCouldNotBeShown() {
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        itemIs("Resolved");
        bench.hub.fail("updateRecord", BUSY);
        bench.follow(bench.follow(step));
        assertTrue(
                bench.hub.operations().get(1).contains("is Resolved"),
                bench.hub.operations().toString());
        assertEquals(List.of(1), bench.hub.attached());
    }

    @Test
    void doesNotPointAtMarksWhereThereAreNone() {
        PoisonHandler poison = new PoisonHandler(bench.ledger, bench.seal, Defaults.STANDARD, bench::now);
        bench.followToTheEnd(poison.handle(bench.delivery(CheckBench.WAITS_FOR_ITEM_12)));
        assertFalse(bench.hub.log().isEmpty(), "nothing was written");
        assertTrue(
                bench.hub.log().stream().noneMatch(line -> line.contains("✘")),
                bench.hub.log().toString());
    }

    @Test
    void accusesNoSettingOfTwoChecksOfOneStage() {
        itemIs("Closed");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Duration.ofSeconds(2));
        bench.withTask(Deliveries.with(
                        Hub.CHECKS, UUID.fromString("00000000-0000-0000-0000-00000000000b"), Map.of("buildid", "42")))
                .deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertTrue(
                bench.hub.log().stream().noneMatch(line -> line.contains("Time between evaluations")),
                bench.hub.log().toString());
    }

    @Test
    void namesTheSettingThatMakesAzurePipelinesDeliverAgain() {
        itemIs("Closed");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Duration.ofMinutes(5));
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertEquals(
                1,
                bench.hub.log().stream()
                        .filter(line -> line.contains("Time between evaluations"))
                        .count());
    }

    @Test
    void namesThatSettingForANewTaskOfTheSamePlanToo() {
        itemIs("Closed");
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.pass(Duration.ofMinutes(5));
        CheckBench again = bench.withTask(Deliveries.with(
                Hub.CHECKS, UUID.fromString("00000000-0000-0000-0000-00000000000b"), Map.of("buildid", "42")));
        again.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertTrue(
                bench.hub.log().stream().anyMatch(line -> line.contains("Time between evaluations")),
                bench.hub.log().toString());
    }

    private long times(String call) {
        return bench.hub.calls().stream().filter(call::equals).count();
    }

    private void itemIs(String state) {
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", state));
    }
}
