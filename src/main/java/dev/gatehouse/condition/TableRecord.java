package dev.gatehouse.condition;

import java.util.Map;
import java.util.Optional;

/**
 * A record of a ServiceNow table.
 *
 * @param fields by name; those that the table does not have, or the account may not see, are missing
 */
public record TableRecord(Map<String, Field> fields) {

    public TableRecord {
        fields = Map.copyOf(fields);
    }

    /**
     * What a field says.
     *
     * @param value as it is stored: {@code -1}, {@code 2026-03-01 10:00:00} in UTC, the id of another record
     * @param display as people see it: {@code Implement}, {@code 2026-03-01 02:00:00} where they are, the other record's name
     */
    public record Field(String value, String display) {}

    Optional<Field> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
