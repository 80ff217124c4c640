package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.azuredevops.Plan;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Decision.Result;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Hub;
import dev.gatehouse.condition.Build;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.WebAnswer;
import dev.gatehouse.condition.WebQuestion;
import dev.gatehouse.condition.WorkItem;
import dev.gatehouse.ledger.Phase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pass over a waiting check comes to, and when the next one is. */
final class EvaluationTest {

    private static final String MANUAL_ONLY = "{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}";
    private static final String HOURLY = CheckBench.WAITS_FOR_ITEM_12
            .replace("PT1M", "PT1H")
            .replace("\"giveUpAfter\":\"PT1H\"", "\"giveUpAfter\":\"PT2H\"");
    private static final Fault BUSY = Fault.passing("Azure DevOps is busy.");
    private static final Fault NOT_ACCEPTED = Fault.refused("The job token was not accepted.");

    private final CheckBench bench = new CheckBench();

    EvaluationTest() {
        itemIs("Active");
        bench.evidence.linked(Link.BUILD, 12);
    }

    @Test
    void failsAtOnceWhenAConditionCannotHoldAnyMore() {
        bench.evidence.header("BuildReason", "schedule");
        bench.deliver(MANUAL_ONLY);
        assertEquals(Result.FAILED, decision().result());
    }

    @Test
    void keepsATokenThatTheEvidenceRepeatsOutOfWhatItFound() {
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Log in with " + CheckBench.TOKEN, "Active"));
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        String findings = bench.record().findings().orElseThrow();
        assertTrue(findings.contains("Log in with (the job token)"), findings);
        String told = bench.hub.log() + bench.hub.operations().toString() + bench.record();
        assertFalse(told.contains(CheckBench.TOKEN), told);
    }

    @Test
    void keepsATokenThatAFaultRepeatsOutOfTheDecision() {
        bench.evidence.items(Fault.mistake("The query for " + CheckBench.TOKEN + " is wrong."));
        bench.followToTheEnd(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        assertTrue(
                decision().reason().endsWith("The query for (the job token) is wrong."),
                decision().reason());
    }

    @Test
    void followsAnAnswerFromMessageToMessageAndKeepsWhereItIsSealed() {
        URI location = URI.create("https://review.contoso.com/reviews/7?sig=SECRET");
        bench.evidence
                .sources()
                .answer(new WebAnswer(
                        202, Optional.empty(), "nothing", Optional.of(location), Optional.of(Duration.ofSeconds(20))))
                .answer(new WebAnswer(200, Optional.empty(), "nothing", Optional.empty(), Optional.empty()));
        Step waiting = bench.deliver("{\"require\":{\"http\":{\"connection\":\"review\",\"method\":\"POST\"}}}");
        String kept = bench.record().notes().orElseThrow();
        assertFalse(kept.contains("SECRET") || kept.contains("review.contoso.com"), kept);
        String told = bench.record() + "" + bench.hub.log() + bench.hub.operations();
        assertFalse(told.contains("SECRET"), told);
        Duration delay = CheckBench.sent(waiting).delay();
        assertTrue(delay.toSeconds() >= 20 && delay.toSeconds() <= 22, delay.toString());
        bench.followToTheEnd(waiting);
        assertEquals(Result.SUCCEEDED, decision().result());
        assertEquals(
                List.of(WebQuestion.Method.POST, WebQuestion.Method.GET),
                bench.evidence.sources().webQuestions().stream()
                        .map(WebQuestion::method)
                        .toList());
    }

    @Test
    void evaluatesAgainAfterTheIntervalAndAtMostATenthLater() {
        Duration delay =
                CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12)).delay();
        assertTrue(
                delay.compareTo(Duration.ofMinutes(1)) >= 0 && delay.compareTo(Duration.ofSeconds(66)) <= 0,
                delay.toString());
    }

    @Test
    void neverPlansAnEvaluationPastTheDeadline() {
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        while (bench.hub.completed().isEmpty()) {
            assertTrue(!bench.record().dueAt().isAfter(bench.record().deadline()));
            step = bench.follow(step);
        }
        assertEquals(bench.record().deadline(), bench.now());
    }

    @Test
    void givesUpAtTheDeadlineAndSaysWhatItStillWaitedFor() {
        bench.followToTheEnd(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        assertEquals(List.of(Result.FAILED), bench.hub.completed());
        assertTrue(
                decision().reason().startsWith("gave up after 1 hour: "),
                decision().reason());
        assertTrue(decision().reason().contains("#12"), decision().reason());
    }

    @Test
    void succeedsAtTheDeadlineWhenTheConditionsHoldJustThen() {
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        while (!bench.record().dueAt().equals(bench.record().deadline())) {
            step = bench.follow(step);
        }
        itemIs("Closed");
        bench.follow(step);
        assertEquals(Result.SUCCEEDED, decision().result());
    }

    @Test
    void asksAgainSoonForEvidenceThatCouldNotBeHad() {
        bench.evidence.items(BUSY);
        Duration delay =
                CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12)).delay();
        assertTrue(delay.compareTo(Duration.ofSeconds(17)) < 0, delay.toString());
    }

    @Test
    void waitsAsLongAsTheEvidenceAsksFor() {
        bench.evidence.items(Fault.passing("Too many requests.", Optional.of(Duration.ofMinutes(3))));
        Duration delay =
                CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12)).delay();
        assertTrue(delay.compareTo(Duration.ofMinutes(3)) >= 0, delay.toString());
    }

    @Test
    void failsWhenEvidenceCouldNotBeHadTooManyTimesInARow() {
        bench.evidence.items(BUSY);
        bench.followToTheEnd(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        assertEquals(Result.FAILED, decision().result());
        assertTrue(decision().reason().contains("20 times in a row"), decision().reason());
        assertTrue(decision().reason().contains(BUSY.sentence()), decision().reason());
    }

    @Test
    void failsSoonerWhenTheEvidenceIsRefused() {
        bench.evidence.items(NOT_ACCEPTED);
        bench.followToTheEnd(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        assertTrue(decision().reason().contains("3 times in a row"), decision().reason());
    }

    @Test
    void countsFaultsAnewAfterAnAnswer() {
        bench.evidence.items(NOT_ACCEPTED);
        Step step = bench.follow(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        bench.evidence.itemsReadable();
        step = bench.follow(step);
        bench.evidence.items(NOT_ACCEPTED);
        bench.follow(step);
        assertEquals(1, evaluating().unknownsInARow());
    }

    @Test
    void evaluatesNothingBeforeThePlanWasRead() {
        bench.hub.fail("plan", BUSY);
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertEquals(List.of(), bench.evidence.asked());
    }

    @Test
    void endsUndecidedWhenThePlanIsUnknown() {
        bench.hub.fail("plan", Fault.gone("The plan is unknown."));
        bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertEquals(Phase.End.RUN_OVER, bench.ended().end());
        assertEquals(Optional.empty(), bench.ended().decision());
        assertEquals(List.of("plan"), bench.hub.calls());
    }

    @Test
    void endsUndecidedWithinFiveMinutesOfThePlansEndHoweverLongTheInterval() {
        Step step = bench.deliver(HOURLY);
        bench.hub.plan(new Plan(13, "completed", Optional.empty()));
        bench.followToTheEnd(step);
        assertEquals(Phase.End.RUN_OVER, bench.ended().end());
        assertTrue(
                Duration.between(CheckBench.START, bench.now()).compareTo(Duration.ofMinutes(5)) <= 0,
                bench.now().toString());
        assertEquals(List.of(), bench.hub.completed());
    }

    @Test
    void endsUndecidedWhenTheRunIsCancelled() {
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        bench.evidence.build(new Build(42, "cancelling", "manual", "abc"));
        bench.followToTheEnd(step);
        assertEquals(Phase.End.RUN_OVER, bench.ended().end());
        assertEquals(List.of(), bench.hub.completed());
    }

    @Test
    void doesNotTakeTheBuildThatAReleaseDeploysForItsRun() {
        CheckBench release = new CheckBench(
                Deliveries.with(Hub.RELEASE, Deliveries.TASK, Map.of("buildid", "42")), Defaults.STANDARD);
        release.evidence.linked(Link.BUILD, 12).item(new WorkItem(12, "Fabrikam", "Bug", "Fix", "Closed"));
        release.evidence.build(new Build(42, "completed", "manual", "abc"));
        release.deliver(CheckBench.WAITS_FOR_ITEM_12);
        assertEquals(List.of(Result.SUCCEEDED), release.hub.completed());
    }

    @Test
    void looksAtTheRunBetweenEvaluationsWithoutEvaluating() {
        Step step = bench.follow(bench.deliver(HOURLY));
        assertEquals(
                List.of("plan", "plan"),
                bench.hub.calls().stream().filter("plan"::equals).toList());
        assertEquals(
                1,
                bench.evidence.asked().stream()
                        .filter(asked -> asked.equals("work items"))
                        .count());
        assertTrue(CheckBench.sent(step).delay().compareTo(Duration.ofMinutes(5)) < 0);
    }

    @Test
    void keepsEvaluatingWhenALaterLookAtTheRunFails() {
        Step step = bench.deliver(CheckBench.WAITS_FOR_ITEM_12);
        itemIs("Closed");
        bench.hub.fail("plan", BUSY, BUSY, BUSY, BUSY, BUSY, BUSY);
        assertEquals(Phase.End.TAKEN, bench.followToTheEnd(step).end());
    }

    @Test
    void doesNotSpinWhileTheRunCannotBeLookedAt() {
        Step step = bench.deliver(HOURLY);
        bench.hub.fail("plan", BUSY);
        Step.Send after = CheckBench.sent(bench.follow(step));
        assertTrue(
                after.delay().compareTo(Duration.ofSeconds(10)) > 0,
                after.delay().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT4M20S", "PT4M10S", "PT3M10S", "PT2M15S", "PT1M30S", "PT1M", "PT20S"})
    void noticesTheEndOfARunSoonAfterALookThatFailed(String every) {
        Step step = bench.deliver(HOURLY.replace("PT1H", every));
        bench.hub.plan(new Plan(13, "completed", Optional.empty())).fail("plan", BUSY);
        bench.followToTheEnd(step);
        assertEquals(Phase.End.RUN_OVER, bench.ended().end());
        assertTrue(
                Duration.between(CheckBench.START, bench.now()).compareTo(Duration.ofMinutes(5)) <= 0,
                bench.now().toString());
    }

    @Test
    void noticesACancelledRunSoonAfterItsBuildCouldNotBeRead() {
        bench.evidence.build(new Build(42, "inProgress", "manual", "abc"));
        Step step = bench.deliver(HOURLY);
        bench.evidence.build(NOT_ACCEPTED);
        step = bench.follow(step);
        bench.evidence.build(new Build(42, "cancelling", "manual", "abc"));
        bench.followToTheEnd(step);
        assertEquals(Phase.End.RUN_OVER, bench.ended().end());
        assertTrue(
                Duration.between(CheckBench.START, bench.now()).compareTo(Duration.ofMinutes(5)) <= 0,
                bench.now().toString());
    }

    @Test
    void failsWhenItComesTooLateToEvaluate() {
        Step.Send send = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        itemIs("Closed");
        bench.pass(Duration.ofHours(3));
        bench.handle(send.message(), 1);
        assertEquals(Result.FAILED, decision().result());
        assertTrue(
                decision().reason().contains("did not get to evaluate it in time"),
                decision().reason());
    }

    @Test
    void namesTheTokenWhereItsExpiryCutTheTimeShort() {
        bench.tokenExpiresAt(CheckBench.START.plus(Duration.ofMinutes(65)));
        bench.followToTheEnd(bench.deliver(
                CheckBench.WAITS_FOR_ITEM_12.replace("\"giveUpAfter\":\"PT1H\"", "\"giveUpAfter\":\"PT2H\"")));
        assertTrue(
                decision()
                        .reason()
                        .startsWith("gave up after 1 hour, because the job token of this run expires soon after: "),
                decision().reason());
    }

    @Test
    void givesFaultsMinutesToPassHoweverShortTheInterval() {
        bench.evidence.items(BUSY);
        bench.followToTheEnd(bench.deliver(CheckBench.WAITS_FOR_ITEM_12.replace("PT1M", "PT1S")));
        assertTrue(
                Duration.between(CheckBench.START, bench.now()).compareTo(Duration.ofMinutes(10)) > 0,
                bench.now().toString());
    }

    @Test
    void countsAMessageThatComesEarlyByItsClockAsOnTime() {
        Step.Send send = CheckBench.sent(bench.deliver(CheckBench.WAITS_FOR_ITEM_12));
        itemIs("Closed");
        bench.pass(send.delay().minus(Duration.ofSeconds(50)));
        bench.handle(send.message(), 1);
        assertEquals(List.of(Result.SUCCEEDED), bench.hub.completed());
    }

    @Test
    void sendsSucceededInADryRunAndSaysSo() {
        CheckBench dry =
                new CheckBench(Deliveries.usual(), new Defaults(Duration.ofMinutes(1), Duration.ofHours(1), true));
        dry.evidence.header("BuildReason", "schedule");
        dry.deliver(MANUAL_ONLY);
        assertEquals(List.of(Result.SUCCEEDED), dry.hub.completed());
        assertTrue(
                dry.hub.log().stream().anyMatch(line -> line.contains("Dry run; this check would have failed")),
                dry.hub.log().toString());
    }

    private void itemIs(String state) {
        bench.evidence.item(new WorkItem(12, "Fabrikam", "Bug", "Fix the login", state));
    }

    private Decision decision() {
        return bench.ended().decision().orElseThrow();
    }

    private Phase.Evaluating evaluating() {
        return bench.record()
                .phase()
                .fold(
                        evaluating -> evaluating,
                        d -> {
                            throw new AssertionError(d.toString());
                        },
                        e -> {
                            throw new AssertionError(e.toString());
                        });
    }
}
