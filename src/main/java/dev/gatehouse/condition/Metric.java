package dev.gatehouse.condition;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code metric}: a number is as it should be, over several checkpoints. It is measured at a cadence of its own, whenever the check
 * is evaluated; in between it answers from its note.
 *
 * @param place where its note is kept
 * @param label what tells it from other metrics
 */
record Metric(String place, String label, MetricQuestion question, MetricRule rule, MetricPace pace)
        implements Condition {

    private static final int LABEL = 60;
    private static final String EXAMPLE =
            "{\"prometheus\": {\"connection\": \"prometheus\", \"query\": \"up\"}, \"successWhen\": \"eq(root['value'], 1)\","
                    + " \"every\": \"PT1M\", \"checkpoints\": 5}";

    static Optional<Condition> parse(Value value) {
        return value.fields(EXAMPLE).flatMap(fields -> {
            Optional<MetricQuestion> question = MetricSource.question(fields, value);
            Optional<String> name = fields.text("name");
            Optional<MetricRule> rule = MetricRule.parse(fields);
            Optional<MetricPace> pace = MetricPace.parse(fields, value);
            return fields.unlessWrong(() -> new Metric(
                    value.placeOfNote(),
                    name.map(text -> Shown.plain(text, LABEL))
                            .orElseGet(() -> "from "
                                    + MetricSource.of(question.orElseThrow()).label()),
                    question.orElseThrow(),
                    rule.orElseThrow(),
                    pace.orElseThrow()));
        });
    }

    @Override
    public Finding evaluate(Evidence evidence, Moment moment) {
        Measurements before = moment.notes()
                .at(place)
                .flatMap(MeasurementsNote::read)
                .orElseGet(() -> Measurements.none(moment.since().plus(pace.initialDelay())));
        boolean isOpen = !new MetricResult(before, rule, pace).isDecided();
        Measurements after = isOpen && before.isDue(moment.now()) ? measure(before, evidence, moment.now()) : before;
        String note = MeasurementsNote.write(after);
        // What is told is what is kept: whatever is left out there must not be told now and be missing the next time.
        Measurements kept = MeasurementsNote.read(note).orElse(after);
        MetricResult result = new MetricResult(kept, rule, pace);
        return new Finding(
                "metric " + label,
                result.verdict(moment),
                result.measurements(moment.since()),
                Optional.of(new Note(place, note)));
    }

    private Measurements measure(Measurements before, Evidence evidence, Instant now) {
        Answer<Measured> answer = evidence.sources().measure(question);
        Duration asked = answer.fold(measured -> Optional.<Duration>empty(), Fault::retryAfter)
                .orElse(Duration.ZERO);
        Duration interval = asked.compareTo(pace.every()) > 0 ? asked : pace.every();
        return before.with(rule.judge(answer, now), now, interval);
    }

    /** It fails by its measurements only. */
    @Override
    public boolean takesOtherwise() {
        return false;
    }

    @Override
    public List<Problem> missingFrom(Surroundings surroundings, String path) {
        List<Problem> problems = new ArrayList<>(Needs.connection(
                question.connection(),
                surroundings,
                path + ".metric." + MetricSource.of(question).key() + ".connection"));
        if (surroundings.decidesAtOnce()) {
            problems.addAll(pace.overTime(path + ".metric"));
        }
        return problems;
    }
}
