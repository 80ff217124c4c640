package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeCoverageTest {

    private static final String RULE = "{\"codeCoverage\": {\"atLeast\": 80}}";
    private static final String PATIENT = "{\"codeCoverage\": {\"atLeast\": 80, \"otherwise\": \"wait\"}}";
    private static final String WHERE = "; see the Code Coverage tab of the run";
    private static final Build RUNNING = new Build(7, "inProgress", "manual", "abc");

    @Test
    void holdsWhenEnoughIsCovered() {
        FakeEvidence evidence = covered("completed", lines(2_469, 3_000));
        assertEquals(
                new Met("Lines coverage is 82.3 % (2,469 of 3,000), at least 80 %"), Given.verdict(RULE, evidence));
        assertEquals(List.of("coverage"), evidence.asked());
    }

    @Test
    void saysByHowMuchItIsBelowAndWhereToLook() {
        FakeEvidence evidence = covered("finalized", lines(2_142, 3_000));
        String reason = "Lines coverage is 71.4 % (2,142 of 3,000), 8.6 points below 80 %" + WHERE;
        assertEquals(new Unmet(reason), Given.verdict(RULE, evidence));
        assertEquals(Given.waiting(reason), Given.verdict(PATIENT, evidence));
    }

    @ParameterizedTest
    @CsvSource({
        "80,      4,          5,          true",
        "80,      79999,      100000,     false",
        "80,      1717986917, 2147483647, false",
        "80,      1717986918, 2147483647, true",
        "79.999,  79999,      100000,     true",
        "66.6667, 2,          3,          false",
        "66.6666, 2,          3,          true",
        "100,     2147483646, 2147483647, false",
        "100,     2147483647, 2147483647, true",
        "0,       0,          1,          true",
        "8e1,     4,          5,          true",
    })
    void comparesExactly(String atLeast, long covered, long total, boolean holds) {
        String rule = "{\"codeCoverage\": {\"atLeast\": " + atLeast + "}}";
        Verdict verdict = Given.verdict(rule, covered("completed", lines(covered, total)));
        assertEquals(holds ? Met.class : Unmet.class, verdict.getClass(), verdict.reason());
    }

    @Test
    void neverShowsWhatIsBelowAsEnough() {
        assertEquals(
                new Unmet("Lines coverage is 79.9 % (79,999 of 100,000), 0.1 points below 80 %" + WHERE),
                Given.verdict(RULE, covered("completed", lines(79_999, 100_000))));
        assertEquals(
                new Unmet("Lines coverage is 79.999 % (79,999 of 100,000), 0.0005 points below 79.9995 %" + WHERE),
                Given.verdict(
                        "{\"codeCoverage\": {\"atLeast\": 79.9995}}", covered("completed", lines(79_999, 100_000))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inProgress", "pending", "updateRequestQueued", "UPDATEREQUESTQUEUED"})
    void waitsWhileItIsBeingComputed(String status) {
        Verdict expected =
                Given.waiting("the run's code coverage is still being computed (Azure DevOps says " + status + ")");
        assertEquals(expected, Given.verdict(RULE, covered(status, lines(1, 1))));
        assertEquals(expected, Given.verdict(RULE, summary("", status, lines(0, 1))));
    }

    @Test
    void waitsForTheFirstNumbersWhileTheRunGoesOn() {
        assertEquals(
                Given.waiting("the run has no code coverage yet"),
                Given.verdict(RULE, summary("none", "none").build(RUNNING)));
        assertEquals(
                Given.waiting("the run has no code coverage yet (Azure DevOps says noInputFiles)"),
                Given.verdict(RULE, summary("", "noInputFiles").build(RUNNING)));
    }

    @Test
    void failsARunThatEndedWithoutNumbers() {
        Build over = new Build(7, "completed", "manual", "abc");
        assertEquals(
                new Unmet("the run has ended without code coverage"),
                Given.verdict(RULE, summary("", "").build(over)));
        assertEquals(
                Given.waiting("the run has ended without code coverage"),
                Given.verdict(PATIENT, summary("", "").build(over)));
    }

    @Test
    void failsWhenItIsFinalThatThereAreNoNumbers() {
        assertEquals(
                new Unmet("the run has no code coverage (Azure DevOps says noModulesFound)" + WHERE),
                Given.verdict(RULE, summary("finalized", "noModulesFound")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"numberOfFilesExceeded", "mergeJobFailed", "moduleMergeJobTimeout", "invalidCoverageInput"})
    void doesNotTakeAPartForTheWhole(String detail) {
        assertEquals(
                new Unknown(Fault.mistake(
                        "Azure DevOps could not compute the whole code coverage of the run (Azure DevOps says " + detail
                                + ")" + WHERE)),
                Given.verdict(RULE, summary("completed", detail, lines(1, 1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Line", "lines", " LINE "})
    void countsLinesUnlessToldOtherwise(String label) {
        FakeEvidence evidence =
                covered("completed", new CoverageStat("Branches", 0, 9), new CoverageStat(label, 9, 10));
        assertInstanceOf(Met.class, Given.verdict(RULE, evidence));
    }

    @Test
    void countsWhatTheLabelNames() {
        FakeEvidence evidence = covered("completed", lines(1, 1), new CoverageStat("Branches", 1, 8));
        assertEquals(
                new Unmet("Branches coverage is 12.5 % (1 of 8), 37.5 points below 50 %" + WHERE),
                Given.verdict("{\"codeCoverage\": {\"atLeast\": 50, \"label\": \"branches\"}}", evidence));
    }

    @Test
    void saysWhichLabelsThereAre() {
        FakeEvidence evidence = covered("completed", lines(1, 1), new CoverageStat("Branches", 1, 8));
        assertEquals(
                new Unknown(Fault.mistake(
                        "the run has no code coverage of \"Branch\"; it has \"Lines\", \"Branches\"; did you mean"
                                + " \"Branches\"?")),
                Given.verdict("{\"codeCoverage\": {\"atLeast\": 50, \"label\": \"Branch\"}}", evidence));
        assertEquals(
                new Unknown(Fault.mistake("the run has no code coverage of \"Lines\"; it has \"Blocks\"")),
                Given.verdict(RULE, covered("completed", new CoverageStat("Blocks", 9, 9))));
    }

    @Test
    void nothingCountedIsNeverEnough() {
        String none = "{\"codeCoverage\": {\"atLeast\": 0}}";
        assertEquals(
                new Unknown(Fault.mistake("Lines coverage is not known: 0 were counted" + WHERE)),
                Given.verdict(none, covered("completed", lines(0, 0))));
    }

    @Test
    void isUnknownWhenTheCoverageOrTheRunCannotBeRead() {
        Fault fault = Fault.forbidden("the job's token may not read it");
        assertEquals(new Unknown(fault), Given.verdict(RULE, new FakeEvidence().coverage(fault)));
        assertEquals(new Unknown(fault), Given.verdict(RULE, summary("", "").build(fault)));
        assertEquals(new Unknown(fault), Given.verdict("{\"not\": " + RULE + "}", new FakeEvidence().coverage(fault)));
    }

    @Test
    void aLabelCannotForgeALine() {
        FakeEvidence evidence = covered("completed", new CoverageStat("x\n##vso[task.complete]", 1, 1));
        assertFalse(Given.verdict(RULE, evidence).reason().contains("\n"));
    }

    @Test
    void theFindingSaysWhatIsAskedFor() {
        FakeEvidence evidence = covered("completed", lines(1, 1));
        assertEquals(
                "codeCoverage at least 80 %", Given.evaluate(RULE, evidence).condition());
        assertEquals(
                "codeCoverage of Blocks at least 79.5 %",
                Given.evaluate("{\"codeCoverage\": {\"atLeast\": 79.50, \"label\": \"Blocks\"}}", evidence)
                        .condition());
    }

    private static FakeEvidence covered(String status, CoverageStat... stats) {
        return summary(status, "", stats);
    }

    private static FakeEvidence summary(String status, String detail, CoverageStat... stats) {
        return new FakeEvidence().coverage(new CoverageSummary(status, detail, List.of(stats)));
    }

    private static CoverageStat lines(long covered, long total) {
        return new CoverageStat("Lines", covered, total);
    }
}
