package dev.gatehouse.condition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in the reasons of conditions. */
final class TimeText {

    private static final DateTimeFormatter TIME = formatter("HH:mm:ss 'UTC'");
    private static final DateTimeFormatter DAY_AND_TIME = formatter("uuuu-MM-dd HH:mm:ss 'UTC'");

    private TimeText() {}

    /** The time of day, and the day before it where that is not the one on which the check began. */
    static String of(Instant time, Instant since) {
        return (day(time).equals(day(since)) ? TIME : DAY_AND_TIME).format(time);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
