package dev.gatehouse.expression;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Optional;

/** Reads the dates of ISO 8601 from texts, where a space may stand for the T. Where a text names no offset, it is UTC. */
final class Dates {

    private static final int SHORTEST = "2026-01-02T03:04:05".length();
    private static final int LONGEST = "2026-01-02T03:04:05.123456789+00:00".length();

    private static final int TIME_AT = "2026-01-02T".length();

    private static final DateTimeFormatter DATE_AND_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter();

    private Dates() {}

    /** A text that says a day and a time of it, to the second or finer. */
    static Optional<Instant> dateAndTime(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || text.charAt(4) != '-') {
            return Optional.empty();
        }
        boolean hasSpace = text.charAt(TIME_AT - 1) == ' ';
        String iso = hasSpace ? text.substring(0, TIME_AT - 1) + 'T' + text.substring(TIME_AT) : text;
        try {
            return Optional.of(Instant.from(DATE_AND_TIME.parse(iso)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The same, or a day alone, which is its first moment. */
    static Optional<Instant> castToDate(String text) {
        if (text.length() != "2026-01-02".length()) {
            return dateAndTime(text);
        }
        try {
            return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
