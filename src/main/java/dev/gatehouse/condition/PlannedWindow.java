package dev.gatehouse.condition;

import dev.gatehouse.condition.TableRecord.Field;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The time in which a change is planned.
 *
 * @param start the field with its beginning
 * @param end the field with its end
 */
record PlannedWindow(String start, String end) {

    private static final PlannedWindow OF_A_CHANGE = new PlannedWindow("start_date", "end_date");

    /** What ServiceNow stores, in UTC whatever the time zone of the account. */
    private static final DateTimeFormatter STORED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private static final int LENGTH = "2026-01-02 03:04:05".length();

    private static final String EXAMPLE = "{\"start\": \"start_date\", \"end\": \"end_date\"}";

    static Optional<PlannedWindow> parse(Fields fields) {
        return fields.value("window")
                .flatMap(value -> value.node().isBoolean()
                        ? Optional.of(OF_A_CHANGE).filter(usual -> value.node().booleanValue())
                        : value.fields(EXAMPLE).flatMap(inner -> {
                            Optional<String> start = field(inner, "start");
                            Optional<String> end = field(inner, "end");
                            inner.require("start", "name the field of the beginning, as in " + EXAMPLE);
                            inner.require("end", "name the field of the end, as in " + EXAMPLE);
                            return inner.unlessWrong(() -> new PlannedWindow(start.orElseThrow(), end.orElseThrow()));
                        }));
    }

    private static Optional<String> field(Fields fields, String key) {
        Optional<String> name = fields.text(key);
        Optional<String> right = name.filter(RecordRule::isField);
        if (name.isPresent() && right.isEmpty()) {
            fields.value(key).ifPresent(value -> value.problem("write the name of a field as ServiceNow has it"));
        }
        return right;
    }

    /**
     * Judges a record by its times.
     *
     * @param right what else is right with it; absent where something is wrong, which was told
     */
    void judge(TableRecord record, String who, Optional<String> right, Instant now, RecordSurvey survey) {
        if (record.find(start).isEmpty() || record.find(end).isEmpty()) {
            survey.mistake(who + " has no fields " + start + " and " + end
                    + ", or the account that is used may not see them: correct the names, or let them be seen");
            return;
        }
        Optional<Instant> from = time(record, start);
        Optional<Instant> to = time(record, end);
        if (from.isEmpty() || to.isEmpty()) {
            survey.open(
                    who + " has no planned " + (from.isEmpty() ? "start (" + start : "end (" + end) + ")",
                    Optional.empty());
        } else if (!now.isBefore(to.get())) {
            survey.over(who + ": its planned window ended at " + shown(to.get()));
        } else if (now.isBefore(from.get())) {
            survey.open(who + ": its planned window begins at " + shown(from.get()), from);
        } else {
            right.ifPresent(text -> survey.good(text + "; planned until " + shown(to.get()), to));
        }
    }

    private static Optional<Instant> time(TableRecord record, String name) {
        try {
            return record.find(name)
                    .map(Field::value)
                    .map(String::strip)
                    // Years beyond 9999 are no times of a plan, and beyond what can be computed with.
                    .filter(text -> text.length() == LENGTH)
                    .map(text -> LocalDateTime.parse(text, STORED).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String shown(Instant time) {
        return STORED.withZone(ZoneOffset.UTC).format(time) + " UTC";
    }
}
