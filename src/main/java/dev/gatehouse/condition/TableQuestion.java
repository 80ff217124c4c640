package dev.gatehouse.condition;

import java.util.List;

/**
 * A question to a ServiceNow table.
 *
 * @param table its name, such as {@code change_request}
 * @param query an encoded query, such as {@code number=CHG0030001}
 * @param fields the fields of each record to be told
 * @param most how many records are told at most
 */
public record TableQuestion(String connection, String table, String query, List<String> fields, int most) {

    public TableQuestion {
        fields = List.copyOf(fields);
    }
}
