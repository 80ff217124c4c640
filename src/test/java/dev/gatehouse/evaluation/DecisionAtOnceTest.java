package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Connections;
import dev.gatehouse.condition.FakeEvidence;
import dev.gatehouse.condition.Policies;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class DecisionAtOnceTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final String TOKEN = "the-job-token-of-this-test";
    private static final String MANUAL = "{\"buildReason\":{\"in\":[\"manual\"]}}";
    private static final String COMPLETED =
            "{\"workItems\":{\"from\":\"message\",\"states\":[\"Closed\"],\"otherwise\":\"wait\"}}";

    private static final String POLICY = """
            {"description":"Started as it should be.","dryRun":false,
             "parameters":{"reason":{"description":"How the run has to be started"}},
             "require":{"buildReason":{"in":["${reason}"]}}}""";

    private final Map<String, String> headers = new HashMap<>();
    private final FakeEvidence evidence = new FakeEvidence().header("BuildReason", "Manual");
    private Defaults defaults = Defaults.STANDARD;
    private Optional<Fault> late = Optional.empty();
    private Duration waited = Duration.ZERO;
    private Duration evidenceWithin = Duration.ZERO;
    private Instant now = START;
    private Optional<String> policy = Optional.empty();

    DecisionAtOnceTest() {
        headers.put("planurl", "https://dev.azure.com/fabrikam/");
        headers.put("projectid", Deliveries.PROJECT.toString());
        headers.put("hubname", "checks");
        headers.put("planid", Deliveries.PLAN.toString());
        headers.put("jobid", Deliveries.JOB.toString());
        headers.put("timelineid", Deliveries.PLAN.toString());
        headers.put("taskinstanceid", Deliveries.TASK.toString());
        headers.put("authtoken", TOKEN);
        headers.put("buildid", "42");
        headers.put("buildreason", "Manual");
    }

    @Test
    void succeedsWhereTheConditionHolds() {
        AtOnceResult.Decided decided = decided(requires(MANUAL));
        assertEquals(AtOnceResult.Verdict.SUCCEEDED, decided.result());
        assertEquals("the run's reason is Manual", decided.explained());
    }

    @Test
    void failsWhereItDoesNotHold() {
        evidence.header("BuildReason", "Schedule");
        assertEquals(AtOnceResult.Verdict.FAILED, decided(requires(MANUAL)).result());
    }

    @Test
    void isPendingWhereItMayStillHold() {
        evidence.header("BuildReason", "Schedule");
        AtOnceResult.Decided decided =
                decided(requires("{\"buildReason\":{\"in\":[\"manual\"],\"otherwise\":\"wait\"}}"));
        assertEquals(AtOnceResult.Verdict.PENDING, decided.result());
        assertEquals("the run's reason is Schedule, not manual", decided.explained());
    }

    @Test
    void isPendingWhereTheEvidenceCannotBeHad() {
        headers.remove("buildreason");
        AtOnceResult.Decided decided = decidedBy(
                new FakeEvidence().build(Fault.passing("Azure DevOps did not answer within 2 s.")), requires(MANUAL));
        assertEquals(AtOnceResult.Verdict.PENDING, decided.result());
        assertEquals("Azure DevOps did not answer within 2 s.", decided.explained());
    }

    @Test
    void showsThePartsOfAnAllAtTheTop() {
        AtOnceResult.Decided decided =
                decided(requires("{\"all\":[" + MANUAL + ",{\"any\":[" + MANUAL + ",{\"not\":" + MANUAL + "}]}]}"));
        assertEquals(
                List.of("buildReason met", "any met"),
                decided.conditions().stream()
                        .map(node -> node.condition() + " " + node.verdict())
                        .toList());
        assertEquals(2, decided.conditions().get(1).parts().size());
    }

    @Test
    void showsTheOneConditionThatThereIs() {
        assertEquals(
                List.of(new FindingNode("buildReason", "met", "the run's reason is Manual", List.of())),
                decided(requires(MANUAL)).conditions());
    }

    @Test
    void asksNobodyForWhatTheHeadersSay() {
        decided(requires(MANUAL));
        assertEquals(List.of(), evidence.asked());
    }

    @Test
    void waitsForTheEvaluationUntilTheAnswerIsDue() {
        decided(requires(MANUAL));
        assertEquals(Duration.ofMillis(2400), waited);
        assertTrue(Duration.ofSeconds(2).compareTo(waited) < 0, "no time to say which evidence was slow");
    }

    @Test
    void countsWhatHasPassedSinceTheFunctionBegan() {
        now = START.plusMillis(1500);
        decided(requires(MANUAL));
        assertEquals(Duration.ofMillis(900), waited);
        now = START.plusSeconds(60);
        decided(requires(MANUAL));
        assertEquals(Duration.ZERO, waited);
        now = START.minusSeconds(60);
        decided(requires(MANUAL));
        assertEquals(Duration.ofMillis(2400), waited, "somebody put the clock back");
    }

    @Test
    void givesTheEvidenceLessTimeWhereSomeHasPassedBefore() {
        decided(requires(MANUAL));
        assertEquals(Duration.ofSeconds(2), evidenceWithin);
        now = START.plusMillis(1000);
        decided(requires(MANUAL));
        assertEquals(Duration.ofSeconds(1), evidenceWithin, "400 ms before the rest of the time is over");
        now = START.plusSeconds(3);
        decided(requires(MANUAL));
        assertEquals(Duration.ofMillis(1), evidenceWithin);
    }

    @Test
    void isPendingWithAReasonWhereTheEvaluationIsNotThereInTime() {
        late = Optional.of(Fault.passing("the evidence was not there in time"));
        AtOnceResult.Decided decided = decided(requires(MANUAL));
        assertEquals(AtOnceResult.Verdict.PENDING, decided.result());
        assertEquals("the evidence was not there in time", decided.explained());
        assertEquals(List.of(), decided.conditions());
    }

    @Test
    void succeedsInADryRunWhateverTheVerdict() {
        evidence.header("BuildReason", "Schedule");
        AtOnceResult.Decided decided = decided("{\"dryRun\":true,\"require\":" + MANUAL + "}");
        assertEquals(AtOnceResult.Verdict.SUCCEEDED, decided.result());
        assertEquals(AtOnceResult.Verdict.FAILED, decided.verdict());
        assertEquals(
                "dry run; without it, the result would be failed: the run's reason is Schedule, not manual",
                decided.explained());
    }

    @Test
    void isADryRunWhereTheAppMakesEverythingOne() {
        defaults = new Defaults(Duration.ofMinutes(1), Duration.ofHours(1), true);
        late = Optional.of(Fault.passing("the evidence was not there in time"));
        AtOnceResult.Decided decided = decided(requires(MANUAL));
        assertEquals(AtOnceResult.Verdict.SUCCEEDED, decided.result());
        assertEquals(AtOnceResult.Verdict.PENDING, decided.verdict());
    }

    @Test
    void refusesMeasurementsOverTime() {
        String metric = "{\"metric\":{\"prometheus\":{\"connection\":\"prometheus\",\"query\":\"up\"},"
                + "\"successWhen\":\"eq(root['value'],1)\",\"every\":\"PT1M\",\"checkpoints\":5,\"initialDelay\":\"PT2M\"}}";
        assertEquals(
                List.of(
                        "$.require.metric.prometheus.connection",
                        "$.require.metric.checkpoints",
                        "$.require.metric.initialDelay"),
                refused(requires(metric)).stream().map(Problem::at).toList());
        Problem checkpoints = refused(requires("{\"not\":" + metric + "}")).get(1);
        assertEquals("$.require.not.metric.checkpoints", checkpoints.at());
        assertEquals("5", checkpoints.found());
        assertEquals(
                "a decision at once has no time for it: write 1, or deliver to /api/checks with the completion event"
                        + " Callback",
                checkpoints.advice());
    }

    @Test
    void refusesEventsThatAreToCome() {
        Problem event = refused(requires("{\"any\":[{\"externalEvent\":{\"name\":\"approved\"}}]}"))
                .get(0);
        assertEquals("$.require.any[0].externalEvent", event.at());
        assertEquals("\"approved\"", event.found());
        assertTrue(
                event.advice().endsWith("deliver to /api/checks with the completion event Callback"), event.advice());
    }

    @Test
    void refusesToTellOthers() {
        assertEquals(
                List.of("$.notify"),
                refused("{\"notify\":{\"connection\":\"chat\"},\"require\":" + MANUAL + "}").stream()
                        .map(Problem::at)
                        .toList());
    }

    @Test
    void decidesByAPolicyAndSaysByWhich() {
        AtOnceResult.Decided decided = decided("{\"policy\":\"production\",\"with\":{\"reason\":\"manual\"}}");
        assertEquals(AtOnceResult.Verdict.SUCCEEDED, decided.result());
        assertEquals("production", decided.policy().map(PolicyVersion::name).orElse("none"));
    }

    @Test
    void decidesByThePolicyOfTheUrl() {
        policy = Optional.of("production");
        assertEquals(
                AtOnceResult.Verdict.FAILED,
                decided("{\"with\":{\"reason\":\"schedule\"}}").result());
        assertEquals(
                List.of("policy production: $.require.buildReason.in[0]"),
                refused("").stream().map(Problem::at).toList());
    }

    @Test
    void refusesWhatACheckIsRefusedFor() {
        headers.remove("taskinstanceid");
        headers.put("buildid", "$(Build.BuildId)");
        assertEquals(
                List.of("TaskInstanceId", "buildid", "$", "$.requir"),
                refused("{\"requir\":" + MANUAL + "}").stream().map(Problem::at).toList());
    }

    @Test
    void refusesHeadersThatTheConditionsNeed() {
        assertEquals(
                List.of("SourceVersionMessage"),
                refused(requires(COMPLETED)).stream().map(Problem::at).toList());
    }

    @Test
    void neverRepeatsTheToken() {
        evidence.header("BuildReason", TOKEN);
        assertFalse(decided(requires(MANUAL)).toString().contains(TOKEN));
        assertFalse(refused(requires("{\"" + TOKEN + "\":{}}")).toString().contains(TOKEN));
    }

    /** Azure Pipelines writes the answer to the check's log. */
    @Test
    void commandsNothingInTheLogOfTheCheck() {
        evidence.header("BuildReason", "##vso[task.complete result=Succeeded;]");
        String shown = decided(requires(MANUAL)).toString();
        assertFalse(shown.contains("##vso["), shown);
    }

    private static String requires(String condition) {
        return "{\"require\":" + condition + "}";
    }

    private AtOnceResult.Decided decided(String body) {
        return decidedBy(evidence, body);
    }

    private AtOnceResult.Decided decidedBy(FakeEvidence found, String body) {
        return decide(found, body)
                .fold(
                        decided -> decided,
                        refused -> {
                            throw new AssertionError(refused);
                        },
                        tooLarge -> {
                            throw new AssertionError(tooLarge);
                        });
    }

    private List<Problem> refused(String body) {
        return decide(evidence, body)
                .fold(
                        decided -> {
                            throw new AssertionError(decided);
                        },
                        AtOnceResult.Refused::problems,
                        tooLarge -> {
                            throw new AssertionError(tooLarge);
                        });
    }

    private AtOnceResult decide(FakeEvidence found, String body) {
        return new DecisionAtOnce(
                        url -> Optional.empty(),
                        Connections.NONE,
                        Policies.of(Map.of("production", POLICY)),
                        defaults,
                        longest -> {
                            evidenceWithin = longest;
                            return (delivery, token) -> found;
                        },
                        new Waiting(),
                        () -> now)
                .decide(START, headers, body.getBytes(StandardCharsets.UTF_8), policy);
    }

    private final class Waiting implements InTime {
        @Override
        public <T> Answer<T> within(Duration longest, Supplier<T> work) {
            waited = longest;
            return late.<Answer<T>>map(Answer::failed).orElseGet(() -> Answer.given(work.get()));
        }
    }
}
