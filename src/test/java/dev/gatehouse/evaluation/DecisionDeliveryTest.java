package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.azuredevops.Plan;
import dev.gatehouse.check.Decision.Result;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Hub;
import dev.gatehouse.ledger.Phase;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A saved decision is told until it is taken, refused for good, or the token has expired. */
final class DecisionDeliveryTest {

    private static final String MANUAL_ONLY = "{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}";
    private static final Fault NOT_ACCEPTED = Fault.refused("The job token was not accepted.");
    private static final Fault BUSY = Fault.passing("Azure DevOps is busy.");

    private final CheckBench bench = new CheckBench();

    DecisionDeliveryTest() {
        bench.evidence.header("BuildReason", "manual");
    }

    @Test
    void endsOnceTheDecisionIsTaken() {
        bench.deliver(MANUAL_ONLY);
        assertEquals(Phase.End.TAKEN, bench.ended().end());
    }

    @Test
    void triesAgainAfterSecondsThenLessOftenButWithinTenMinutes() {
        bench.hub.fail("complete", Collections.nCopies(15, BUSY).toArray(Fault[]::new));
        Step step = bench.deliver(MANUAL_ONLY);
        Duration first = CheckBench.sent(step).delay();
        assertTrue(first.toSeconds() >= 2 && first.toSeconds() < 3, first.toString());
        for (int i = 1; i < 15; i++) {
            step = bench.follow(step);
        }
        bench.follow(step);
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void neverWaitsLongerThanElevenMinutesBetweenAttempts() {
        bench.hub.fail("complete", Collections.nCopies(30, BUSY).toArray(Fault[]::new));
        Step step = bench.deliver(MANUAL_ONLY);
        for (int i = 1; i < 30; i++) {
            assertTrue(CheckBench.sent(step).delay().compareTo(Duration.ofMinutes(11)) <= 0);
            step = bench.follow(step);
        }
    }

    @Test
    void waitsAsLongAsAzureDevOpsAsksFor() {
        bench.hub.fail("complete", Fault.passing("Too many requests.", Optional.of(Duration.ofMinutes(2))));
        Duration delay = CheckBench.sent(bench.deliver(MANUAL_ONLY)).delay();
        assertTrue(delay.compareTo(Duration.ofMinutes(2)) >= 0, delay.toString());
    }

    @Test
    void tellsTheDecisionInTheLogOnlyOnce() {
        bench.hub.fail("complete", BUSY, BUSY);
        bench.followToTheEnd(bench.deliver(MANUAL_ONLY));
        assertEquals(
                1,
                bench.hub.log().stream()
                        .filter(line -> line.contains("Decision:"))
                        .count());
    }

    @Test
    void endsWhenThePlanIsGone() {
        bench.hub.fail("complete", Fault.gone("The plan is unknown."));
        bench.deliver(MANUAL_ONLY);
        assertEquals(Phase.End.RUN_OVER, bench.ended().end());
    }

    @Test
    void insistsForMinutesWhenTheTokenIsNotAccepted() {
        bench.hub.fail("complete", Collections.nCopies(100, NOT_ACCEPTED).toArray(Fault[]::new));
        bench.followToTheEnd(bench.deliver(MANUAL_ONLY));
        assertEquals(Phase.End.REFUSED, bench.ended().end());
        assertTrue(
                bench.ended().reason().contains("not accepted"), bench.ended().reason());
        assertEquals(CheckBench.START.plus(Duration.ofMinutes(10)), bench.now());
    }

    @Test
    void survivesASignInPageInBetween() {
        bench.hub.fail("complete", Fault.refused("A sign-in page."));
        bench.followToTheEnd(bench.deliver(MANUAL_ONLY));
        assertEquals(Phase.End.TAKEN, bench.ended().end());
    }

    @Test
    void survivesRefusalsAfterOtherFaults() {
        bench.hub.fail("complete", BUSY, BUSY, NOT_ACCEPTED, Fault.mistake("The certificate has expired."));
        bench.followToTheEnd(bench.deliver(MANUAL_ONLY));
        assertEquals(Phase.End.TAKEN, bench.ended().end());
    }

    @Test
    void survivesASignInPageLongAfterTheDecision() {
        bench.hub
                .fail("complete", Collections.nCopies(10, BUSY).toArray(Fault[]::new))
                .fail("complete", NOT_ACCEPTED);
        bench.followToTheEnd(bench.deliver(MANUAL_ONLY));
        assertEquals(Phase.End.TAKEN, bench.ended().end());
    }

    @Test
    void endsAtOnceWhenTheTokenDoesNotPermitIt() {
        bench.hub.fail("complete", Fault.forbidden("The job token does not belong to this plan."));
        bench.deliver(MANUAL_ONLY);
        assertEquals(Phase.End.REFUSED, bench.ended().end());
    }

    @Test
    void triesOnceMoreJustBeforeTheTokenExpires() {
        bench.tokenExpiresAt(CheckBench.START.plus(Duration.ofMinutes(1)));
        bench.hub.fail("complete", Fault.passing("Too many requests.", Optional.of(Duration.ofMinutes(1))));
        bench.followToTheEnd(bench.deliver(MANUAL_ONLY));
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
        assertEquals(CheckBench.START.plus(Duration.ofSeconds(50)), bench.now());
    }

    @Test
    void endsWhenTheTokenHasExpired() {
        bench.tokenExpiresAt(CheckBench.START.plus(Duration.ofMinutes(30)));
        bench.hub.fail("complete", Collections.nCopies(100, BUSY).toArray(Fault[]::new));
        assertEquals(
                Phase.End.TOKEN_EXPIRED,
                bench.followToTheEnd(bench.deliver(MANUAL_ONLY)).end());
    }

    @Test
    void keepsTheDecisionWithTheEnd() {
        bench.hub.fail("complete", Fault.gone("The plan is unknown."));
        bench.deliver(MANUAL_ONLY);
        assertEquals(Result.SUCCEEDED, bench.ended().decision().orElseThrow().result());
    }

    @Test
    void tellsTheTaskHubThePlansVersionForOldGates() {
        CheckBench gates = new CheckBench(Deliveries.with(Hub.GATES, Deliveries.TASK, Map.of()), Defaults.STANDARD);
        gates.hub.plan(new Plan(12, "inProgress", Optional.empty()));
        gates.evidence.header("BuildReason", "manual");
        gates.deliver(MANUAL_ONLY);
        assertEquals(List.of(12), gates.hub.planVersions());
    }
}
