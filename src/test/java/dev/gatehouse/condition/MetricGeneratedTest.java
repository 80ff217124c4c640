package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Limits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whole checks with a metric, made from their numbers: evaluated early, late, and in vain, over whatever a source says. */
class MetricGeneratedTest {

    private static final int CHECKS = 200;
    private static final List<Measurement.Kind> KINDS = List.of(Measurement.Kind.values());
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final SplittableRandom random = new SplittableRandom(20_260_301);

    @Test
    void onlyMeasurementsThatWereKeptDecide() {
        int met = 0;
        int unmet = 0;
        int unknown = 0;
        for (int check = 0; check < CHECKS; check++) {
            String verdict = runOne(check);
            met += verdict.equals("Met") ? 1 : 0;
            unmet += verdict.equals("Unmet") ? 1 : 0;
            unknown += verdict.equals("Unknown") ? 1 : 0;
        }
        assertTrue(met > 20 && unmet > 20 && unknown > 10, met + " met, " + unmet + " unmet, " + unknown + " unknown");
    }

    private String runOne(int number) {
        int checkpoints = 1 + random.nextInt(15);
        int failureLimit = random.nextInt(4);
        int errorLimit = random.nextInt(5);
        int trouble = random.nextInt(3) == 0 ? 1 : 2 + random.nextInt(20);
        Condition metric = Given.condition("{\"metric\": {\"logAnalytics\": {\"connection\": \"c\", \"workspace\":"
                + " \"63613592-b6f7-4c3d-a390-22ba13102111\", \"query\": \"q\"}, \"successWhen\": \"ge(root['value'], 0)\","
                + " \"failWhen\": \"lt(root['value'], -5)\", \"every\": \"" + EVERY + "\", \"checkpoints\": "
                + checkpoints
                + ", \"failureLimit\": " + failureLimit + ", \"consecutiveErrorLimit\": " + errorLimit + "}}");
        List<Measurement.Kind> kept = new ArrayList<>();
        Instant due = MetricRun.SINCE;
        Instant now = MetricRun.SINCE;
        Notes notes = Notes.NONE;
        String verdict = "none";
        for (int evaluation = 0; evaluation < 40; evaluation++) {
            String where = "check " + number + ", evaluation " + evaluation + " at " + now + " after " + kept;
            Measurement.Kind next = kind(trouble);
            FakeEvidence evidence = new FakeEvidence();
            say(next, evidence);
            boolean isOpen = count(kept, Measurement.Kind.SUCCESS) < checkpoints
                    && count(kept, Measurement.Kind.FAILURE) <= failureLimit;
            boolean measures = isOpen && !now.isBefore(due);

            Finding finding =
                    metric.evaluate(evidence, new Moment(now, Duration.ofSeconds(1), MetricRun.SINCE, notes, false));

            assertEquals(measures ? 1 : 0, evidence.sources().metricQuestions().size(), where);
            boolean isLost = random.nextInt(5) == 0;
            if (!isLost) {
                notes = finding.notes();
                if (measures) {
                    kept.add(next);
                    due = now.plus(EVERY);
                }
                verdict = finding.verdict().getClass().getSimpleName();
                assertEquals(expected(kept, checkpoints, failureLimit, errorLimit), verdict, where);
                check(finding, due, where);
            }
            now = now.plusMillis(random.nextInt(4) == 0 ? random.nextInt(300_000) : random.nextInt(70_000));
        }
        return verdict;
    }

    private static String expected(List<Measurement.Kind> kept, int checkpoints, int failureLimit, int errorLimit) {
        int errors = 0;
        while (errors < kept.size() && kept.get(kept.size() - 1 - errors) == Measurement.Kind.ERROR) {
            errors++;
        }
        if (count(kept, Measurement.Kind.FAILURE) > failureLimit) {
            return "Unmet";
        }
        if (count(kept, Measurement.Kind.SUCCESS) >= checkpoints) {
            return "Met";
        }
        return errors > errorLimit ? "Unknown" : "Waiting";
    }

    private static void check(Finding finding, Instant due, String where) {
        String note = finding.note().orElseThrow().text();
        assertTrue(note.length() <= Limits.NOTE, () -> note.length() + " characters: " + where);
        assertTrue(finding.parts().size() <= Measurements.KEPT, where);
        assertEquals(
                note,
                MeasurementsNote.write(MeasurementsNote.read(note).orElseThrow()),
                "it reads what it wrote; " + where);
        finding.verdict()
                .fold(
                        met -> true,
                        unmet -> true,
                        waiting -> {
                            assertEquals(due, waiting.notBefore(), where);
                            return true;
                        },
                        unknown -> true);
    }

    private static long count(List<Measurement.Kind> kinds, Measurement.Kind kind) {
        return kinds.stream().filter(kind::equals).count();
    }

    private Measurement.Kind kind(int trouble) {
        if (random.nextInt(trouble) > 1) {
            return Measurement.Kind.SUCCESS;
        }
        // Where there is nothing but trouble, it is mostly that the source cannot be asked.
        return trouble == 1 && random.nextInt(4) > 0 ? Measurement.Kind.ERROR : KINDS.get(random.nextInt(KINDS.size()));
    }

    private void say(Measurement.Kind kind, FakeEvidence evidence) {
        FakeSources sources = evidence.sources();
        switch (kind) {
            case SUCCESS -> sources.measured(new Measured.Numbers(List.of(number())));
            case FAILURE ->
                sources.measured(new Measured.Numbers(List.of(number().negate().subtract(BigDecimal.TEN))));
            case INCONCLUSIVE -> {
                if (random.nextBoolean()) {
                    sources.measured(new Measured.Nothing(text()));
                } else {
                    sources.measured(new Measured.Numbers(List.of(new BigDecimal("-0.5"))));
                }
            }
            case ERROR -> sources.notMeasured(Fault.passing(text()));
        }
    }

    /** Not below zero, and of whatever size a server may write. */
    private BigDecimal number() {
        return BigDecimal.valueOf(
                random.nextLong(Long.MAX_VALUE), random.nextInt(-Limits.MEASURED_DIGITS, Limits.MEASURED_DIGITS));
    }

    /** Whatever makes a note long: many characters, and such as have to be escaped. */
    private String text() {
        String piece = random.nextBoolean() ? "\"" : "\"\\\n\u0001é😀 ";
        return "x" + piece.repeat(random.nextInt(600));
    }
}
