package dev.gatehouse.benchmark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that was measured: one table, and the same as JSON. */
final class Report {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Section> sections = new ArrayList<>();

    private record Section(String title, List<Row> rows) {}

    void add(String title, List<Row> rows) {
        sections.add(new Section(title, List.copyOf(rows)));
    }

    /** As a table; a goal that is not met is marked. */
    String table() {
        StringBuilder table = new StringBuilder();
        for (Section section : sections) {
            table.append(System.lineSeparator()).append(section.title()).append(System.lineSeparator());
            section.rows()
                    .forEach(row -> table.append(String.format(
                            "%-72s %14s %-14s %-18s %s%n",
                            "  " + row.what(),
                            Row.number(row.value()),
                            row.unit(),
                            row.goal().map(Goal::shown).orElse(""),
                            row.goal()
                                    .map(goal -> goal.isMetBy(row.value()) ? "met" : "MISSED")
                                    .orElse(""))));
        }
        return table.toString();
    }

    void write(Path file) throws IOException {
        ArrayNode all = JSON.createArrayNode();
        for (Section section : sections) {
            ObjectNode one = all.addObject().put("measurement", section.title());
            ArrayNode rows = one.putArray("rows");
            for (Row row : section.rows()) {
                ObjectNode node = rows.addObject()
                        .put("what", row.what())
                        .put("value", row.value())
                        .put("unit", row.unit());
                row.goal().ifPresent(goal -> node.put("goal", goal.shown()).put("met", goal.isMetBy(row.value())));
            }
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
    }
}
