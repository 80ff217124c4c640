package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Decision.Result;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.WorkItem;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Until a delivery has proved itself, nothing is called but its plan. */
final class ProofTest {

    private static final Fault BUSY = Fault.passing("Azure DevOps is busy.");
    private static final Fault NOT_ACCEPTED = Fault.refused("The job token was not accepted.");

    private final CheckBench bench = new CheckBench();
    private final PoisonHandler poison = new PoisonHandler(bench.ledger, bench.seal, Defaults.STANDARD, bench::now);

    ProofTest() {
        itemIs("Closed");
        bench.evidence.linked(Link.BUILD, 12);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "FORBIDDEN", "MISTAKE"})
    void endsUndecidedAfterTenMinutesOfRefusalsAndCallsNothingElse(Fault.Kind kind) {
        plan(new Fault(kind, "It was refused.", Optional.empty()), 100);

        Phase.Ended ended = bench.followToTheEnd(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));

        assertEquals(Phase.End.UNPROVEN, ended.end());
        assertEquals(Optional.empty(), ended.decision());
        assertEquals(CheckBench.START.plus(Duration.ofMinutes(10)), bench.now());
        assertNothingWasCalledButThePlan();
    }

    @Test
    void saysWhatWasAnsweredAndThatAStageIsLeftWaiting() {
        plan(NOT_ACCEPTED, 100);

        Phase.Ended ended = bench.followToTheEnd(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));

        assertEquals(
                "Nothing was evaluated, because the delivery did not prove that it comes from Azure Pipelines: the plan"
                        + " that it names could not be read with the job token that it brought. The job token was not"
                        + " accepted.",
                ended.reason());
        assertTrue(ended.end().leavesStageWaiting());
        assertEquals(Optional.empty(), bench.record().sealedToken());
    }

    @Test
    void survivesRefusalsOfLessThanTenMinutes() {
        plan(NOT_ACCEPTED, 8);

        assertEquals(
                Phase.End.TAKEN,
                bench.followToTheEnd(bench.deliver(CheckBench.WAITS_FOR_ITEM_12))
                        .end());
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void countsTheTimeOfRefusalsAnewAfterAnotherFault() {
        plan(NOT_ACCEPTED, 8);
        plan(BUSY, 1);
        plan(NOT_ACCEPTED, 8);

        assertEquals(
                Phase.End.TAKEN,
                bench.followToTheEnd(bench.deliver(CheckBench.WAITS_FOR_ITEM_12))
                        .end());
    }

    @Test
    void isTriedForMinutesAlsoWhereTheCheckComesAtItsDeadline() {
        plan(NOT_ACCEPTED, 5);

        bench.followToTheEnd(bench.handle(deliveredAnHourAgo(), 1));

        assertEquals(List.of(Result.FAILED), bench.hub.completed());
    }

    @Test
    void endsWithinTenMinutesOfTheDeadlineAndCallsNothingElse() {
        plan(NOT_ACCEPTED, 100);

        Phase.Ended ended = bench.followToTheEnd(bench.handle(deliveredAnHourAgo(), 1));

        assertEquals(Phase.End.UNPROVEN, ended.end());
        assertEquals(CheckBench.START.plus(Duration.ofMinutes(10)), bench.now());
        assertNothingWasCalledButThePlan();
    }

    @Test
    void leavesNoStageWaitingAfterALongOutageOfAzureDevOps() {
        plan(BUSY, 25);

        Phase.Ended ended = bench.followToTheEnd(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));

        assertEquals(Phase.End.TAKEN, ended.end());
        assertTrue(ended.decision().orElseThrow().reason().contains("20 times in a row"), ended.toString());
        assertEquals(
                List.of("plan", "createLog", "appendToLog", "updateRecord", "complete"),
                bench.hub.calls().subList(25, bench.hub.calls().size()));
    }

    @Test
    void callsNothingButThePlanWhileAzureDevOpsIsAway() {
        bench.tokenExpiresAt(CheckBench.START.plus(Duration.ofHours(3)));
        plan(BUSY, 1_000);

        assertEquals(
                Phase.End.TOKEN_EXPIRED,
                bench.followToTheEnd(bench.deliver(CheckBench.WAITS_FOR_ITEM_12))
                        .end());
        assertNothingWasCalledButThePlan();
    }

    @Test
    void letsNoStageGoOnInADryRunEither() {
        plan(NOT_ACCEPTED, 100);

        bench.followToTheEnd(bench.deliver(CheckBench.WAITS_FOR_ITEM_12.replaceFirst("\\{", "{\"dryRun\":true,")));

        assertNothingWasCalledButThePlan();
    }

    @Test
    void isAskedForBeforeTheDecisionOfACheckIsToldThatWasGivenUp() {
        bench.followToTheEnd(poison.handle(bench.delivery(CheckBench.WAITS_FOR_ITEM_12)));

        assertEquals(List.of("plan", "createLog", "appendToLog", "updateRecord", "complete"), bench.hub.calls());
        assertEquals(List.of(Result.FAILED), bench.hub.completed());
    }

    @Test
    void isAskedForAgainWhenItFailedAndPeopleAreToldOnceItCame() {
        plan(BUSY, 1);
        plan(NOT_ACCEPTED, 1);

        bench.followToTheEnd(poison.handle(bench.delivery(CheckBench.WAITS_FOR_ITEM_12)));

        assertEquals(List.of(Result.FAILED), bench.hub.completed());
        assertEquals(
                1,
                bench.hub.log().stream()
                        .filter(line -> line.contains("Decision: failed"))
                        .count(),
                bench.hub.log().toString());
    }

    @Test
    void endsACheckThatWasGivenUpWithoutAnotherCall() {
        plan(NOT_ACCEPTED, 100);

        Phase.Ended ended = bench.followToTheEnd(poison.handle(bench.delivery(CheckBench.WAITS_FOR_ITEM_12)));

        assertEquals(Phase.End.UNPROVEN, ended.end());
        assertEquals(Result.FAILED, ended.decision().orElseThrow().result());
        assertTrue(
                ended.reason().startsWith("The decision was not sent, because the delivery did not"), ended.reason());
        assertNothingWasCalledButThePlan();
    }

    private CheckMessage deliveredAnHourAgo() {
        return bench.delivery(CheckBench.WAITS_FOR_ITEM_12, CheckBench.START.minus(Duration.ofHours(1)));
    }

    private void plan(Fault fault, int times) {
        bench.hub.fail("plan", Collections.nCopies(times, fault).toArray(Fault[]::new));
    }

    private void assertNothingWasCalledButThePlan() {
        assertEquals(Set.of("plan"), Set.copyOf(bench.hub.calls()));
        assertEquals(List.of(), bench.evidence.asked());
    }

    private void itemIs(String state) {
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", state));
    }
}
