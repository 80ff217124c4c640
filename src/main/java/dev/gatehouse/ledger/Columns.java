package dev.gatehouse.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of a row by name. A column that is absent has no value. A text too long for one property goes on in properties
 * whose names count: {@code definition, definition_2, definition_3}.
 */
final class Columns {

    /** A string property holds 64 KiB in UTF-16, which is 32,768 of these. */
    static final int TEXT_CHARS = 32_000;

    private final Map<String, Object> values;

    Columns() {
        this(new LinkedHashMap<>());
    }

    Columns(Map<String, Object> values) {
        this.values = values;
    }

    Map<String, Object> values() {
        return values;
    }

    void put(String name, String text) {
        int part = 1;
        int from = 0;
        do {
            int to = Math.min(from + TEXT_CHARS, text.length());
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--; // half a character cannot be stored
            }
            values.put(partName(name, part), text.substring(from, to));
            from = to;
            part++;
        } while (from < text.length());
    }

    void put(String name, Instant time) {
        values.put(name, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    void put(String name, int number) {
        values.put(name, number);
    }

    void put(String name, long number) {
        values.put(name, number);
    }

    void put(String name, boolean flag) {
        values.put(name, flag);
    }

    String text(String name) throws UnreadableRow {
        StringBuilder text = new StringBuilder(required(name, String.class, "a text"));
        for (int part = 2; values.containsKey(partName(name, part)); part++) {
            text.append(required(partName(name, part), String.class, "a text"));
        }
        return text.toString();
    }

    Instant time(String name) throws UnreadableRow {
        return required(name, OffsetDateTime.class, "a date and time").toInstant();
    }

    int integer(String name) throws UnreadableRow {
        return required(name, Integer.class, "a 32-bit number");
    }

    long number(String name) throws UnreadableRow {
        return required(name, Long.class, "a 64-bit number");
    }

    boolean flag(String name) throws UnreadableRow {
        return required(name, Boolean.class, "true or false");
    }

    /** What a reader makes of a column, where the row has it. */
    <T> Optional<T> where(String name, Reader<T> reader) throws UnreadableRow {
        return values.get(name) == null ? Optional.empty() : Optional.of(reader.read(name));
    }

    /** A column as something that has a textual form. */
    <T> T parsed(String name, Parser<T> parser, String belongs) throws UnreadableRow {
        String text = text(name);
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRow("column " + name + " holds '" + text + "' where " + belongs + " belongs");
        }
    }

    private <T> T required(String name, Class<T> type, String belongs) throws UnreadableRow {
        Object value = values.get(name);
        if (value == null) {
            throw new UnreadableRow("column " + name + " is missing; it holds " + belongs);
        }
        if (!type.isInstance(value)) {
            throw new UnreadableRow("column " + name + " has the type "
                    + value.getClass().getSimpleName() + " where " + belongs + " belongs");
        }
        return type.cast(value);
    }

    private static String partName(String name, int part) {
        return part == 1 ? name : name + "_" + part;
    }

    /** Reads a column by its name. */
    interface Reader<T> {
        T read(String name) throws UnreadableRow;
    }

    /** Reads a text; throws {@link IllegalArgumentException} at one that has the wrong form. */
    interface Parser<T> {
        T parse(String text);
    }
}
