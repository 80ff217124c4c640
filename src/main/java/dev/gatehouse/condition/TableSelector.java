package dev.gatehouse.condition;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which records of ServiceNow a condition is about.
 *
 * @param number the number of one; absent where a query selects them
 * @param query an encoded query
 */
record TableSelector(String connection, String table, Optional<String> number, String query) {

    private static final String CHANGES = "change_request";
    private static final Pattern TABLE = Pattern.compile("[a-z0-9_]{1,80}");

    /** Nothing that an encoded query could take for more than a number. */
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    /** What the numbers of ServiceNow's own tables begin with, where that is not the default table. */
    private static final Map<String, String> TABLES = Map.of(
            "INC", "incident",
            "PRB", "problem",
            "CTASK", "change_task",
            "REQ", "sc_request",
            "RITM", "sc_req_item",
            "SCTASK", "sc_task",
            "KB", "kb_knowledge");

    private static final Pattern PREFIX = Pattern.compile("([A-Za-z]{1,10})[0-9]{1,30}");
    private static final int QUERY_CHARACTERS = 60;

    static Optional<TableSelector> parse(Fields fields) {
        Optional<String> connection = fields.connection();
        fields.require("connection", "name the connection of the app to ServiceNow, such as \"servicenow\"");
        Optional<String> number =
                matching(fields, "number", NUMBER, "write a record's number, such as \"CHG0030001\", or a \"query\"");
        Optional<String> query = fields.text("query");
        fields.requireOneOf("number", "query");
        Optional<String> table = matching(
                fields, "table", TABLE, "write the name of a table as ServiceNow has it, such as \"change_request\"");
        if (!fields.has("table")) {
            number.flatMap(TableSelector::usualTable)
                    .ifPresent(usual -> fields.value("number")
                            .ifPresent(value -> value.problem("write \"table\": \"" + usual
                                    + "\" too, if it is of that table; without it the table is " + CHANGES)));
        }
        return connection.flatMap(name -> number.map(text -> "number=" + text)
                .or(() -> query)
                .map(text -> new TableSelector(name, table.orElse(CHANGES), number, text)));
    }

    private static Optional<String> matching(Fields fields, String key, Pattern pattern, String advice) {
        Optional<String> text = fields.text(key);
        Optional<String> right = text.filter(found -> pattern.matcher(found).matches());
        if (text.isPresent() && right.isEmpty()) {
            fields.value(key).ifPresent(value -> value.problem(advice));
        }
        return right;
    }

    private static Optional<String> usualTable(String number) {
        return Optional.of(PREFIX.matcher(number))
                .filter(matcher -> matcher.matches())
                .flatMap(matcher ->
                        Optional.ofNullable(TABLES.get(matcher.group(1).toUpperCase(Locale.ROOT))));
    }

    TableQuestion question(List<String> fields, int most) {
        return new TableQuestion(connection, table, query, fields, most);
    }

    /** ServiceNow leaves out of a query what it does not understand; a record that was not asked for never counts. */
    List<TableRecord> meant(List<TableRecord> found) {
        return number.map(wanted -> found.stream()
                        .filter(record -> record.find(RecordRule.NUMBER)
                                .filter(field -> wanted.equalsIgnoreCase(field.value()))
                                .isPresent())
                        .toList())
                .orElse(found);
    }

    String shown() {
        return number.orElseGet(() -> table + " where " + Shown.plain(query, QUERY_CHARACTERS));
    }

    String none() {
        return "there is no such record in " + table + ", or the account that is used may not see it";
    }
}
