package dev.gatehouse.condition;

import static dev.gatehouse.condition.MetricRun.SINCE;
import static dev.gatehouse.condition.MetricRun.waiting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {

    private static final Fault BUSY = Fault.passing("Prometheus is busy.");

    private static String metric(String more) {
        return metric("lt(root['value'], 0.05)", more);
    }

    private static String metric(String successWhen, String more) {
        return "{\"metric\": {\"prometheus\": {\"connection\": \"prom\", \"query\": \"errors\"}, \"successWhen\": \""
                + successWhen + "\", \"every\": \"PT1M\"" + more + "}}";
    }

    @Test
    void holdsOnceItsCheckpointsHavePassed() {
        MetricRun run =
                new MetricRun(metric(", \"checkpoints\": 2")).answers("0.01").answers("0.020");
        assertEquals(
                waiting("1 of 2 checkpoints passed; the last: 0.01; the next comes at 10:01:00 UTC", 60),
                run.verdictAt(0));
        assertEquals(new Met("2 of 2 checkpoints passed; the last: 0.020"), run.verdictAt(60));
    }

    @Test
    void tellsItsMeasurementsOneByOne() {
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 3, \"failureLimit\": 1, \"name\": \"error rate\""))
                .answers("0.01")
                .saysNothing("no data")
                .fails(BUSY)
                .answers("0.5")
                .answers("0.02")
                .answers("0.03");
        run.at(0);
        run.at(60);
        run.at(120);
        run.at(180);
        Finding finding = run.at(240);
        assertEquals("metric error rate", finding.condition());
        assertEquals(
                List.of(
                        new Finding("10:02:00 UTC", new Unknown(BUSY)),
                        new Finding("10:03:00 UTC", new Unmet("0.5")),
                        new Finding("10:04:00 UTC", new Met("0.02"))),
                finding.parts());
        assertEquals(
                List.of("0.01", "no data", "Prometheus is busy.", "0.5", "0.02", "0.03"),
                run.at(300).parts().stream()
                        .map(part -> part.verdict().reason())
                        .toList(),
                "all that is kept, with the decision");
    }

    @Test
    void isNotMeasuredBeforeItsInitialDelayIsOver() {
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 1, \"initialDelay\": \"PT5M\"")).answers("0.01");
        assertEquals(
                waiting("nothing was measured yet; the first measurement comes at 10:05:00 UTC", 300),
                run.verdictAt(0));
        assertEquals(0, run.measurements());
        assertEquals(new Met("1 of 1 checkpoint passed; the last: 0.01"), run.verdictAt(300));
    }

    @Test
    void failsAtTheFirstFailureUnlessSomeMayFail() {
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 2")).answers("0.06");
        assertEquals(
                new Unmet("measured 0.06 at 10:00:00 UTC; successWhen is lt(root['value'], 0.05), and no measurement"
                        + " may fail"),
                run.verdictAt(0));
    }

    @Test
    void letsAsManyFailuresPassAsItIsTold() {
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 2, \"failureLimit\": 1"))
                .answers("0.01")
                .answers("0.06")
                .answers("0.07");
        run.at(0);
        assertEquals(
                waiting(
                        "1 of 2 checkpoints passed, 1 failed of 1 that may; the last failed: 0.06; the next comes at"
                                + " 10:02:00 UTC",
                        120),
                run.verdictAt(60));
        assertEquals(
                new Unmet("measured 0.07 at 10:02:00 UTC; successWhen is lt(root['value'], 0.05), and 2 measurements"
                        + " failed, where 1 may"),
                run.verdictAt(120));
    }

    @Test
    void waitsWhileMeasurementsThatCouldNotBeHadAreFew() {
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 1")).fails(BUSY);
        run.at(0);
        assertEquals(
                waiting(
                        "0 of 1 checkpoint passed; the last could not be had (2 in a row, 4 at most): Prometheus is"
                                + " busy; the next comes at 10:02:00 UTC",
                        120),
                run.verdictAt(60));
    }

    @Test
    void cannotBeEvaluatedOnceTooManyInARowCouldNotBeHad() {
        String metric = metric(", \"checkpoints\": 1, \"consecutiveErrorLimit\": 1");
        Fault cause = Fault.gone(
                "2 measurements in a row could not be had, and 1 at most may be missing: Prometheus is" + " busy.");
        for (String json : List.of(metric, "{\"not\": " + metric + "}")) {
            MetricRun run = new MetricRun(json).fails(BUSY);
            run.at(0);
            assertEquals(new Unknown(cause), run.verdictAt(60), json);
            assertEquals(new Unknown(cause), run.verdictAt(75), "asked again soon, and not measured for that");
            assertEquals(2, run.measurements(), json);
        }
    }

    @Test
    void goesOnWhereItCanBeMeasuredAgain() {
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 2, \"consecutiveErrorLimit\": 0"))
                .fails(BUSY)
                .answers("0.01");
        assertEquals(
                new Unknown(Fault.gone("1 measurement could not be had, and none may be missing: Prometheus is busy.")),
                run.verdictAt(0));
        assertEquals(
                waiting("1 of 2 checkpoints passed; the last: 0.01; the next comes at 10:02:00 UTC", 120),
                run.verdictAt(60));
    }

    @Test
    void anAnswerOfWhateverKindEndsARowOfErrors() {
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 2, \"consecutiveErrorLimit\": 1"))
                .fails(BUSY)
                .saysNothing("NaN")
                .fails(BUSY);
        run.at(0);
        run.at(60);
        assertEquals(
                waiting(
                        "0 of 2 checkpoints passed; the last could not be had (1 in a row, 1 at most): Prometheus is"
                                + " busy; the next comes at 10:03:00 UTC",
                        180),
                run.verdictAt(120));
    }

    @Test
    void whatSaysNothingIsNeitherSuccessNorFailure() {
        // NaN is less than nothing and more than nothing: an expression must not get to see it.
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 1")).saysNothing("NaN");
        for (long minute = 0; minute < 50; minute++) {
            assertEquals(
                    waiting(
                            "0 of 1 checkpoint passed; the last says neither yes nor no: NaN; the next comes at "
                                    + TimeText.of(SINCE.plusSeconds(60 * minute + 60), SINCE),
                            60 * minute + 60),
                    run.verdictAt(60 * minute));
        }
    }

    @Test
    void failWhenWinsOverSuccessWhen() {
        MetricRun run = new MetricRun(metric(
                        "lt(root['value'], 0.5)", ", \"failWhen\": \"gt(root['value'], 0.1)\", \"checkpoints\": 1"))
                .answers("0.2");
        assertEquals(
                new Unmet("measured 0.2 at 10:00:00 UTC; failWhen is gt(root['value'], 0.1), and no measurement may"
                        + " fail"),
                run.verdictAt(0));
    }

    @Test
    void betweenSuccessWhenAndFailWhenNothingIsSaid() {
        MetricRun run = new MetricRun(metric(
                        "lt(root['value'], 0.1)", ", \"failWhen\": \"gt(root['value'], 0.5)\", \"checkpoints\": 1"))
                .answers("0.2");
        assertEquals(
                waiting(
                        "0 of 1 checkpoint passed; the last says neither yes nor no: 0.2, neither successWhen nor"
                                + " failWhen; the next comes at 10:01:00 UTC",
                        60),
                run.verdictAt(0));
    }

    @Test
    void severalValuesAreJudgedTogether() {
        MetricRun run = new MetricRun(metric("eq(length(root['values']), 4)", ", \"checkpoints\": 1"))
                .answers("1", "2.5", "3", "4");
        assertEquals(new Met("1 of 1 checkpoint passed; the last: 4 values: 1, 2.5, 3, and 1 more"), run.verdictAt(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lt(root['value'], 0.05) | 0.1 | asks for root['value'], which a measurement of 2 values does not have",
                "lt(root.value, 0.05) | 0.1 | asks for root['value'], which a measurement of 2 values does not have",
                "not(gt(root['value'], 1)) | 0.1 | asks for root['value'], which a measurement of 2 values does not have",
                "lt(root['values'][7], 1) | 0.1 | asks for root['values'][7], which a measurement of 2 values does not have",
                "lt(root['values'][0], 'x') | 0.1 | cannot be evaluated: ",
            })
    void whatCannotBeJudgedIsAnErrorAndNeverAPass(String successWhen, String value, String problem) {
        MetricRun run = new MetricRun(metric(successWhen, ", \"checkpoints\": 1")).answers(value, value);
        Verdict verdict = run.verdictAt(0);
        String beginning =
                "0 of 1 checkpoint passed; the last could not be had (1 in a row, 4 at most): 2 values: 0.1, 0.1:"
                        + " successWhen " + problem;
        assertTrue(verdict.reason().startsWith(beginning), verdict::reason);
        assertEquals(waiting(verdict.reason(), 60), verdict);
    }

    @Test
    void answersFromItsNoteWhenItIsEvaluatedEarly() {
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 5")).answers("0.01");
        Finding first = run.at(0);
        assertEquals(first, run.at(10), "nothing is news");
        assertEquals(first, run.at(59));
        assertEquals(1, run.measurements());
    }

    @Test
    void tellsTheSameUntilItIsMeasuredAgainThoughOlderTextsAreCut() {
        Fault wordy = Fault.passing("Prometheus said " + "more than anybody wants to know, ".repeat(20));
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 5")).fails(wordy);
        run.at(0);
        Finding second = run.at(60);
        assertEquals(second, run.at(61));
    }

    @Test
    void lateEvaluationsDoNotMakeUpForWhatWasMissed() {
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 5")).answers("0.01");
        run.at(0);
        assertEquals(
                waiting("2 of 5 checkpoints passed; the last: 0.01; the next comes at 10:11:00 UTC", 660),
                run.verdictAt(600));
        run.at(601);
        assertEquals(2, run.measurements());
    }

    @Test
    void leavesTheSourceAloneForAsLongAsItAsks() {
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 5"))
                .fails(Fault.passing("Prometheus is busy.", Optional.of(Duration.ofMinutes(3))));
        assertEquals(SINCE.plusSeconds(180), ((Verdict.Waiting) run.verdictAt(0)).notBefore());
    }

    @Test
    void aMeasurementThatWasNotKeptIsNotCounted() {
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 2")).answers("0.01");
        run.unsavedAt(0);
        run.unsavedAt(1);
        run.at(2);
        assertEquals(
                waiting("1 of 2 checkpoints passed; the last: 0.01; the next comes at 10:01:02 UTC", 62),
                run.verdictAt(3));
    }

    @Test
    void isNotMeasuredAnyMoreOnceItIsDecided() {
        MetricRun good =
                new MetricRun(metric(", \"checkpoints\": 1")).answers("0.01").answers("0.9");
        Finding met = good.at(0);
        assertEquals(met, good.at(600));
        assertEquals(1, good.measurements());
        MetricRun bad =
                new MetricRun(metric(", \"checkpoints\": 1")).answers("0.9").answers("0.01");
        Finding unmet = bad.at(0);
        assertEquals(unmet, bad.at(600));
        assertEquals(1, bad.measurements());
    }

    @Test
    void severalMetricsKeepTheirOwnCadence() {
        MetricRun run = new MetricRun("{\"all\": [" + metric(", \"checkpoints\": 3, \"name\": \"a\"") + ", "
                        + metric(", \"checkpoints\": 2, \"name\": \"b\"").replace("PT1M", "PT100S") + "]}")
                .answers("0.01");
        assertEquals(
                waiting(
                        "2 of 2 conditions do not hold yet: metric a: 1 of 3 checkpoints passed; the last: 0.01; the"
                                + " next comes at 10:01:00 UTC; metric b: 1 of 2 checkpoints passed; the last: 0.01; the next comes"
                                + " at 10:01:40 UTC",
                        60),
                run.verdictAt(0));
        assertEquals(SINCE.plusSeconds(100), ((Verdict.Waiting) run.verdictAt(60)).notBefore());
        assertEquals(3, run.measurements());
        assertEquals(SINCE.plusSeconds(120), ((Verdict.Waiting) run.verdictAt(100)).notBefore());
        assertEquals(4, run.measurements());
        assertEquals(new Met("all 2 conditions hold: metric a, metric b"), run.verdictAt(120));
    }

    @Test
    void tellsTheDayWhereItIsAnotherOne() {
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 4").replace("PT1M", "PT14H")).answers("0.01");
        assertEquals(
                waiting("1 of 4 checkpoints passed; the last: 0.01; the next comes at 2026-03-02 00:00:00 UTC", 50_400),
                run.verdictAt(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "{}",
                "[]",
                "null",
                "{\"s\":5,\"f\":0,\"e\":0,\"due\":0}",
                "{\"s\":-1,\"f\":0,\"e\":0,\"due\":0,\"last\":[]}",
                "{\"s\":5,\"f\":0.5,\"e\":0,\"due\":0,\"last\":[]}",
                "{\"s\":5,\"f\":0,\"e\":99999999999,\"due\":0,\"last\":[]}",
                "{\"s\":5,\"f\":0,\"e\":0,\"due\":1e99,\"last\":[]}",
                "{\"s\":5,\"f\":0,\"e\":0,\"due\":-1,\"last\":[]}",
                "{\"s\":5,\"f\":0,\"e\":0,\"due\":0,\"last\":[[0,\"X\",\"1\"]]}",
                "{\"s\":5,\"f\":0,\"e\":0,\"due\":0,\"last\":[[1e30,\"S\",\"1\"]]}",
                "{\"s\":5,\"f\":0,\"e\":0,\"due\":0,\"last\":[[0,\"S\",\"\"]]}",
                "{\"s\":5,\"f\":0,\"e\":0,\"due\":0,\"last\":[1,2]}"
            })
    void beginsAnewWhereItsNoteCannotBeRead(String note) {
        MetricRun run = new MetricRun(metric(", \"checkpoints\": 5")).answers("0.01");
        run.keeps(note);
        assertEquals(
                waiting("1 of 5 checkpoints passed; the last: 0.01; the next comes at 10:01:00 UTC", 60),
                run.verdictAt(0));
    }

    @Test
    void isNotToldToFailOtherwiseInsideNot() {
        MetricRun run = new MetricRun("{\"not\": " + metric(", \"checkpoints\": 2") + "}").answers("0.01");
        assertEquals(
                waiting(
                        "metric from Prometheus may still hold: 1 of 2 checkpoints passed; the last: 0.01; the next comes"
                                + " at 10:01:00 UTC",
                        60),
                run.verdictAt(0));
    }

    @Test
    void asksWhatTheDefinitionSays() {
        UUID id = UUID.fromString("63613592-b6f7-4c3d-a390-22ba13102111");
        assertEquals(
                new MetricQuestion.Prometheus("prom", "errors"), asked("\"prometheus\": {\"connection\": \"prom\""));
        assertEquals(
                new MetricQuestion.LogAnalytics("logs", id, "errors"),
                asked("\"logAnalytics\": {\"connection\": \"logs\", \"workspace\": \"" + id + "\""));
        assertEquals(
                new MetricQuestion.ApplicationInsights("ai", id, "errors"),
                asked("\"applicationInsights\": {\"connection\": \"ai\", \"app\": \"" + id + "\""));
    }

    private static MetricQuestion asked(String source) {
        FakeEvidence evidence = new FakeEvidence();
        evidence.sources().measured(MetricRun.numbers("1"));
        Given.verdict(
                "{\"metric\": {" + source
                        + ", \"query\": \"errors\"}, \"successWhen\": \"eq(root.value, 1)\", \"every\": \"PT1M\", \"checkpoints\": 1}}",
                evidence);
        return evidence.sources().metricQuestions().get(0);
    }
}
