package dev.gatehouse.condition;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Verdict.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code serviceNow}: records of a ServiceNow table, such as a change request, say what they have to. */
record ServiceNow(TableSelector records, RecordRule rule, Pace pace, Otherwise otherwise) implements Condition {

    /** Records that are judged at most. */
    static final int MOST_RECORDS = 100;

    /** People approve in minutes or days, and an instance has other things to do. */
    private static final Duration EVERY = Duration.ofMinutes(15);

    static Optional<Condition> parse(Value value) {
        return value.fields("{\"connection\": \"servicenow\", \"number\": \"CHG0030001\"}")
                .flatMap(fields -> {
                    Optional<TableSelector> records = TableSelector.parse(fields);
                    RecordRule rule = RecordRule.parse(fields);
                    Duration every =
                            fields.duration("every", Pace.LEAST, Pace.MOST).orElse(EVERY);
                    Otherwise otherwise = fields.word("otherwise", Otherwise.values(), Otherwise.WAIT);
                    return fields.unlessWrong(() -> new ServiceNow(
                            records.orElseThrow(), rule, new Pace(value.placeOfNote(), Optional.of(every)), otherwise));
                });
    }

    @Override
    public Finding evaluate(Evidence evidence, Moment moment) {
        return pace.finding(
                "serviceNow " + records.shown(),
                moment,
                kept -> evidence.sources()
                        .records(records.question(rule.fields(), MOST_RECORDS + 1))
                        .fold(
                                found -> judge(records.meant(found), moment),
                                fault -> new Pace.Found(new Unknown(fault), moment.now())));
    }

    private Pace.Found judge(List<TableRecord> found, Moment moment) {
        if (found.isEmpty()) {
            Instant next = pace.next(moment);
            // A query may be to find nothing; the record of a number is there, or cannot be seen.
            return new Pace.Found(
                    records.number().isPresent()
                            ? otherwise.withoutEvidence(records.none(), next)
                            : otherwise.verdict(records.none(), next),
                    next);
        }
        if (found.size() > MOST_RECORDS) {
            return new Pace.Found(
                    new Unknown(Fault.mistake("more than " + MOST_RECORDS
                            + " records are selected, and no more are judged; write a \"query\" that selects fewer")),
                    moment.now());
        }
        RecordSurvey survey = new RecordSurvey();
        found.forEach(record -> rule.judge(record, moment.now(), survey));
        return survey.found(otherwise, pace.next(moment));
    }

    @Override
    public List<Problem> missingFrom(Surroundings surroundings, String path) {
        return Needs.connection(records.connection(), surroundings, path + ".serviceNow.connection");
    }
}
