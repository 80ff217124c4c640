package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherChecksTest {

    private static final String RULE = "{\"otherChecks\": {}}";
    private static final StageCheck ITSELF = task(1, "running");

    @ParameterizedTest
    @ValueSource(strings = {"approved", "bypassed", "APPROVED"})
    void holdsWhenAllOthersHavePassed(String status) {
        assertEquals(
                new Met(
                        "the stage's other checks have passed: Approval (configuration 2), Task Check (configuration 3)"),
                verdict(ITSELF, check("Approval", 2, status), task(3, status)));
    }

    @Test
    void holdsWhereTheStageHasNoOthers() {
        assertEquals(new Met("the stage has no other checks that come before or with this one"), verdict(ITSELF));
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "rerunning", "deferred"})
    void waitsForACheckThatHasBegun(String status) {
        assertEquals(
                Given.waiting("Approval (configuration 2) is " + status),
                verdict(ITSELF, check("Approval", 2, status), task(3, "approved")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "queued", "running"})
    void waitsForAllButOneOfTheTasksThatHaveNoResult(String status) {
        assertEquals(
                Given.waiting("one of Task Check (configuration 1), Task Check (configuration 3) has no result yet,"
                        + " besides this check"),
                verdict(ITSELF, task(3, status)));
        assertEquals(
                Given.waiting("Approval (configuration 2) is running, 2 of Task Check (configuration 1), Task Check"
                        + " (configuration 3), Task Check (configuration 4) have no result yet, besides this check"),
                verdict(ITSELF, check("Approval", 2, "running"), task(3, status), task(4, status)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "queued"})
    void doesNotWaitForWhatBeginsAfterIt(String status) {
        assertEquals(
                new Met(
                        "the stage's other checks have passed: Task Check (configuration 3); not waited for, because they"
                                + " come after this one: ExclusiveLock (configuration 2)"),
                verdict(ITSELF, task(3, "approved"), check("ExclusiveLock", 2, status)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postChecks", "final"})
    void takesTheOrderFromAServiceThatSaysIt(String order) {
        assertInstanceOf(Met.class, verdict(ITSELF, ordered("Approval", "queued", order)));
        assertEquals(
                Given.waiting("Approval (configuration 9) is queued"),
                verdict(ITSELF, ordered("Approval", "queued", "main")));
        assertInstanceOf(Unknown.class, verdict(ordered("Task Check", "running", order)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejected", "canceled", "timedOut", "failed"})
    void failsAtOnceWhenOneHasFailed(String status) {
        StageCheck refused = new StageCheck(
                status, "Not before Monday\n##vso[x]", Optional.empty(), "Approval", Optional.of(2), Optional.empty());
        assertEquals(
                new Unmet("Approval (configuration 2) is " + status + ": Not before Monday\\u000a##vso[x], Task Check"
                        + " (configuration 4) is rejected"),
                verdict(ITSELF, task(3, "running"), refused, task(4, "rejected")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "all", "paused", "approved ", "0"})
    void isUnknownForAStatusThatIsNotKnownToPass(String status) {
        Verdict verdict = verdict(ITSELF, check("Approval", 2, status));
        assertInstanceOf(Unknown.class, verdict);
        assertEquals(
                "Azure DevOps says of Approval (configuration 2) that it is \"" + status
                        + "\", which is not known to mean that it has passed. It is asked again.",
                verdict.reason());
    }

    @Test
    void isUnknownWhereItIsNotAmongTheChecksItself() {
        Verdict verdict = verdict(task(3, "approved"), check("Approval", 2, "approved"));
        assertEquals(
                new Unknown(
                        Fault.passing("This check is not among the checks of the stage that wait for a result: Azure"
                                + " DevOps names 2, none of which runs a task now. It is asked again.")),
                verdict);
        assertInstanceOf(Unknown.class, verdict());
        assertInstanceOf(Unknown.class, verdict(check("Approval", 2, "running")));
    }

    @Test
    void knowsTasksByTheIdOfTheirType() {
        StageCheck nameless = new StageCheck(
                "running",
                "",
                Optional.of(UUID.fromString("FE1DE3EE-A436-41B4-BB20-F6EB4CB879A7")),
                "",
                Optional.empty(),
                Optional.empty());
        assertInstanceOf(Met.class, verdict(nameless));
        assertEquals("a check", nameless.name());
    }

    @Test
    void isUnknownWhenTheChecksCannotBeRead() {
        Fault fault = Fault.gone("Azure DevOps does not know what was asked for");
        FakeEvidence evidence = new FakeEvidence().stageChecks(fault);
        assertEquals(new Unknown(fault), Given.verdict(RULE, evidence));
        assertEquals(new Unknown(fault), Given.verdict("{\"not\": " + RULE + "}", evidence));
    }

    private static Verdict verdict(StageCheck... checks) {
        return Given.verdict(RULE, new FakeEvidence().stageChecks(List.of(checks)));
    }

    private static StageCheck task(int configuration, String status) {
        return check("Task Check", configuration, status);
    }

    private static StageCheck check(String type, int configuration, String status) {
        return new StageCheck(status, "", Optional.empty(), type, Optional.of(configuration), Optional.empty());
    }

    private static StageCheck ordered(String type, String status, String order) {
        return new StageCheck(status, "", Optional.empty(), type, Optional.of(9), Optional.of(order));
    }
}
