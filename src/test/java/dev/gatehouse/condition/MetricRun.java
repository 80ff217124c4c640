package dev.gatehouse.condition;

import dev.gatehouse.check.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** A check with a metric, evaluated when a test says so; what it keeps is there the next time, unless the test loses it. */
final class MetricRun {

    static final Instant SINCE = Instant.parse("2026-03-01T10:00:00Z");

    private final Condition condition;
    private final FakeEvidence evidence = new FakeEvidence();
    private Notes notes = Notes.NONE;

    MetricRun(String json) {
        this.condition = Given.condition(json);
    }

    static Measured numbers(String... values) {
        return new Measured.Numbers(Arrays.stream(values).map(BigDecimal::new).toList());
    }

    MetricRun answers(String... values) {
        evidence.sources().measured(numbers(values));
        return this;
    }

    MetricRun saysNothing(String why) {
        evidence.sources().measured(new Measured.Nothing(why));
        return this;
    }

    MetricRun fails(Fault fault) {
        evidence.sources().notMeasured(fault);
        return this;
    }

    /** So many seconds after the check began. */
    Finding at(long seconds) {
        Finding finding = unsavedAt(seconds);
        notes = finding.notes();
        return finding;
    }

    Verdict verdictAt(long seconds) {
        return at(seconds).verdict();
    }

    /** An evaluation that dies before anything of it is kept. */
    Finding unsavedAt(long seconds) {
        return condition.evaluate(
                evidence, new Moment(SINCE.plusSeconds(seconds), Duration.ofSeconds(10), SINCE, notes, false));
    }

    /** Replaces what was kept by the condition at the top. */
    void keeps(String note) {
        notes = new Notes(Map.of("$.require.metric", note));
    }

    Notes notes() {
        return notes;
    }

    int measurements() {
        return evidence.sources().metricQuestions().size();
    }

    static Verdict waiting(String reason, long seconds) {
        return new Verdict.Waiting(reason, SINCE.plusSeconds(seconds));
    }
}
