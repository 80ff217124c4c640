package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTaskTest {

    private static final String CMD_LINE = "d9bafed4-0b18-4f58-968d-86655b4d2ce9";
    private static final String RULE = "{\"timelineTask\": {\"id\": \"D9BAFED4-0B18-4F58-968D-86655B4D2CE9\"}}";

    @Test
    void holdsWhenTheTaskRan() {
        assertEquals(
                new Met("task \"Run tests\" ran with result succeeded"),
                Given.verdict(RULE, run(task(3, "Run tests", "completed", "succeeded"))));
    }

    @Test
    void acceptsIssuesUnlessToldOtherwise() {
        FakeEvidence evidence = run(task(3, "Run tests", "completed", "succeededWithIssues"));
        assertInstanceOf(Met.class, Given.verdict(RULE, evidence));
        assertEquals(
                new Unmet("task \"Run tests\" ran with result succeededWithIssues, not succeeded"),
                Given.verdict("{\"timelineTask\": {\"name\": \"cmdline\", \"result\": \"Succeeded\"}}", evidence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cmdline", "RUN TESTS"})
    void findsTheTaskByTheNameOfItsDefinitionOrItsStep(String name) {
        assertInstanceOf(
                Met.class,
                Given.verdict(
                        "{\"timelineTask\": {\"name\": \"" + name + "\"}}",
                        run(task(3, "Run tests", "completed", "succeeded"))));
    }

    @Test
    void oneGoodRunIsEnough() {
        assertInstanceOf(
                Met.class,
                Given.verdict(
                        RULE,
                        run(task(3, "First", "completed", "failed"), task(4, "Second", "completed", "succeeded"))));
    }

    @Test
    void failsAtOnceWhenTheRunHasNoSuchTask() {
        assertEquals(new Unmet("the run has no task " + CMD_LINE), Given.verdict(RULE, run()));
    }

    @Test
    void saysThatARunHasNotStarted() {
        assertEquals(
                new Unmet("the run has no tasks yet"), Given.verdict(RULE, new FakeEvidence().timeline(List.of())));
    }

    @Test
    void namesTheResultThatWasNotAskedFor() {
        assertEquals(
                new Unmet("task \"Run tests\" ran with result failed, not succeeded or succeededWithIssues"),
                Given.verdict(RULE, run(task(3, "Run tests", "completed", "failed"))));
    }

    @Test
    void saysHowToWaitForATaskThatRuns() {
        assertEquals(
                new Unmet("task \"Run tests\" is still running; write \"otherwise\": \"wait\" to wait for it"),
                Given.verdict(RULE, run(task(3, "Run tests", "inProgress", null))));
    }

    @Test
    void keepsWaitingWhileTheTaskRuns() {
        String rule = "{\"timelineTask\": {\"id\": \"" + CMD_LINE + "\", \"otherwise\": \"wait\"}}";
        assertEquals(
                Given.waiting("task \"Run tests\" is still running"),
                Given.verdict(rule, run(task(3, "Run tests", "inProgress", null))));
        assertEquals(
                Given.waiting("task \"Run tests\" has not run yet"),
                Given.verdict(rule, run(task(3, "Run tests", "pending", null))));
        assertEquals(Given.waiting("the run has no task " + CMD_LINE), Given.verdict(rule, run()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"build IT", "REF_1"})
    void looksOnlyIntoTheStageThatIsNamed(String stage) {
        String rule = "{\"timelineTask\": {\"id\": \"" + CMD_LINE + "\", \"stage\": \"" + stage + "\"}}";
        assertEquals(
                new Met("task \"Run tests\" ran in stage " + stage + " with result succeeded"),
                Given.verdict(rule, run(task(3, "Run tests", "completed", "succeeded"))));
        FakeEvidence elsewhere = new FakeEvidence()
                .timeline(List.of(
                        Given.stage(1, "Build it"),
                        Given.stage(9, "Deploy"),
                        Given.job(2, 9),
                        task(3, "Run tests", "completed", "succeeded")));
        assertEquals(
                new Unmet("the run has no task " + CMD_LINE + " in stage " + stage), Given.verdict(rule, elsewhere));
    }

    @Test
    void saysWhichStagesThereAre() {
        String rule = "{\"timelineTask\": {\"id\": \"" + CMD_LINE + "\", \"stage\": \"Biuld\"}}";
        FakeEvidence evidence =
                new FakeEvidence().timeline(List.of(Given.stage(1, "Build it"), Given.stage(9, "Deploy")));
        assertEquals(
                new Unmet("the run has no stage \"Biuld\"; it has \"Build it\", \"Deploy\""),
                Given.verdict(rule, evidence));
    }

    @Test
    void aCircleOfParentsIsInNoStage() {
        String rule = "{\"timelineTask\": {\"id\": \"" + CMD_LINE + "\", \"stage\": \"Build it\"}}";
        FakeEvidence evidence = new FakeEvidence()
                .timeline(List.of(
                        Given.stage(1, "Build it"),
                        Given.job(2, 7),
                        Given.job(7, 2),
                        Given.job(2, 1),
                        task(3, "Run tests", "completed", "succeeded")));
        assertEquals(
                new Unmet("the run has no task " + CMD_LINE + " in stage Build it"), Given.verdict(rule, evidence));
    }

    @Test
    void isUnknownWhenTheTimelineCannotBeRead() {
        Fault fault = Fault.passing("Azure DevOps answered 503");
        assertEquals(new Unknown(fault), Given.verdict(RULE, new FakeEvidence().timeline(fault)));
        assertEquals(new Unknown(fault), Given.verdict("{\"not\": " + RULE + "}", new FakeEvidence().timeline(fault)));
    }

    @Test
    void theFindingNamesTheTaskAndTheStage() {
        assertEquals("timelineTask " + CMD_LINE, Given.evaluate(RULE, run()).condition());
        assertEquals(
                "timelineTask CmdLine in stage Build it",
                Given.evaluate("{\"timelineTask\": {\"name\": \"CmdLine\", \"stage\": \"Build it\"}}", run())
                        .condition());
    }

    /** A stage with a job that runs the tasks. */
    private static FakeEvidence run(TimelineRecord... tasks) {
        List<TimelineRecord> records = new ArrayList<>(List.of(Given.stage(1, "Build it"), Given.job(2, 1)));
        records.addAll(List.of(tasks));
        return new FakeEvidence().timeline(records);
    }

    private static TimelineRecord task(int id, String name, String state, @Nullable String result) {
        return new TimelineRecord(
                Given.id(id),
                Optional.of(Given.id(2)),
                "Task",
                name,
                state,
                Optional.ofNullable(result),
                Optional.of(UUID.fromString(CMD_LINE)),
                Optional.of("CmdLine"),
                Optional.empty());
    }
}
