package dev.gatehouse.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.SafeText;
import dev.gatehouse.condition.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What the query APIs of Log Analytics and Application Insights answer: tables, the first of which is the result. */
final class LogsAnswer {

    /** Types of columns whose values are numbers. */
    private static final Set<String> NUMERIC = Set.of("int", "long", "real", "decimal");

    private static final String RESULT = "PrimaryResult";
    private static final String VALUE = "value";
    private static final int QUOTED = 200;
    private static final int NAMED_COLUMNS = 5;

    private LogsAnswer() {}

    /**
     * The measurement in an answer: of the numeric column, or of the numeric one called {@code value} where there are several. An
     * answer with an error beside its tables is a part of the result, which could pass what the whole would not.
     *
     * @param who answered, as it begins a fault's sentence
     */
    static Answer<Measured> read(JsonNode answer, String who) {
        JsonNode error = answer.path("error");
        if (!error.isMissingNode() && !error.isNull()) {
            return Answer.failed(
                    Fault.passing(who + " answered with a part of the result only (" + said(error) + ")."));
        }
        return result(answer.path("tables"))
                .map(table -> measured(table, who))
                .orElseGet(() -> Answer.failed(Fault.passing(who + " answered with something else than tables.")));
    }

    private static Answer<Measured> measured(JsonNode table, String who) {
        List<Integer> numeric = new ArrayList<>();
        Optional<Integer> called = Optional.empty();
        JsonNode columns = table.path("columns");
        for (int i = 0; i < columns.size(); i++) {
            if (NUMERIC.contains(columns.path(i).path("type").asText().toLowerCase(Locale.ROOT))) {
                numeric.add(i);
                if (columns.path(i).path("name").asText().equalsIgnoreCase(VALUE)) {
                    called = called.isPresent() ? called : Optional.of(i);
                }
            }
        }
        if (called.isEmpty() && numeric.size() != 1) {
            return Answer.failed(Fault.mistake(who + " answered with "
                    + (numeric.isEmpty() ? "no column of numbers" : numeric.size() + " columns of numbers")
                    + " (" + named(columns) + "): have the query give one, or call the one that is measured value."));
        }
        int column = called.orElseGet(() -> numeric.get(0));
        List<JsonNode> values = new ArrayList<>();
        table.path("rows").forEach(row -> values.add(row.path(column)));
        return MeasuredNumbers.of(values, who);
    }

    private static Optional<JsonNode> result(JsonNode tables) {
        Optional<JsonNode> named = StreamSupport.stream(tables.spliterator(), false)
                .filter(table -> table.path("name").asText().equals(RESULT))
                .findFirst();
        return named.or(() -> tables.isArray() && tables.size() > 0 ? Optional.of(tables.path(0)) : Optional.empty())
                .filter(table ->
                        table.path("columns").isArray() && table.path("rows").isArray());
    }

    private static String named(JsonNode columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(SafeText.line(
                column.path("name").asText() + " " + column.path("type").asText(), 60)));
        return names.size() <= NAMED_COLUMNS
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED_COLUMNS)) + " and " + (names.size() - NAMED_COLUMNS)
                        + " more";
    }

    /** The innermost of the messages, which tells the most. */
    private static String said(JsonNode error) {
        JsonNode inner = error.path("innererror").path("message");
        JsonNode detail = error.path("details").path(0).path("message");
        String message = error.path("message").asText("");
        String more = inner.isTextual() ? inner.textValue() : detail.asText("");
        return SafeText.line(more.isEmpty() ? message : message + " " + more, QUOTED);
    }
}
