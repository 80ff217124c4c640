package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildReasonTest {

    private static final String RULE = "{\"buildReason\": {\"in\": [\"manual\", \"schedule\"]}}";

    @ParameterizedTest
    @ValueSource(strings = {"BuildReason", "Build.Reason", "build_reason"})
    void readsTheHeaderHoweverItIsSpelled(String header) {
        FakeEvidence evidence = new FakeEvidence().header(header, "Schedule");
        assertEquals(new Met("the run's reason is Schedule"), Given.verdict(RULE, evidence));
        assertEquals(List.of(), evidence.asked(), "calls");
    }

    @Test
    void readsTheBuildWhereThereIsNoHeader() {
        FakeEvidence evidence = new FakeEvidence().build(new Build(7, "inProgress", "manual", "abc"));
        assertEquals(new Met("the run's reason is manual"), Given.verdict(RULE, evidence));
    }

    @Test
    void failsAtOnceForAnotherReason() {
        FakeEvidence evidence = new FakeEvidence().header("Build.Reason", "IndividualCI");
        assertEquals(
                new Unmet("the run's reason is IndividualCI, not manual or schedule"), Given.verdict(RULE, evidence));
    }

    @Test
    void waitsWhereItIsToldTo() {
        FakeEvidence evidence = new FakeEvidence().header("BuildReason", "PullRequest");
        assertEquals(
                Given.waiting("the run's reason is PullRequest, not manual"),
                Given.verdict("{\"buildReason\": {\"in\": \"manual\", \"otherwise\": \"wait\"}}", evidence));
    }

    @Test
    void isUnknownWhenTheBuildCannotBeRead() {
        Fault fault = Fault.refused("the job's token may not read the build");
        assertEquals(new Unknown(fault), Given.verdict(RULE, new FakeEvidence().build(fault)));
    }

    @Test
    void isUnknownWhenTheBuildNamesNoReason() {
        Verdict verdict = Given.verdict(RULE, new FakeEvidence().build(new Build(7, "inProgress", "", "abc")));
        assertInstanceOf(Unknown.class, verdict);
        assertEquals(
                "Azure DevOps does not say why the run was started; add \"BuildReason\": \"$(Build.Reason)\" to the check's"
                        + " headers",
                verdict.reason());
    }

    @Test
    void aHeaderCannotForgeALine() {
        FakeEvidence evidence = new FakeEvidence().header("BuildReason", "x\n##vso[task.complete]");
        assertEquals(
                "the run's reason is x\\u000a##vso[task.complete], not manual or schedule",
                Given.verdict(RULE, evidence).reason());
    }

    @Test
    void acceptsEveryKnownReasonInAnyCase() {
        for (String reason : BuildReason.REASONS) {
            String rule = "{\"buildReason\": {\"in\": [\"" + reason.toUpperCase(java.util.Locale.ROOT) + "\"]}}";
            assertInstanceOf(Met.class, Given.verdict(rule, new FakeEvidence().header("BuildReason", reason)), reason);
        }
    }
}
