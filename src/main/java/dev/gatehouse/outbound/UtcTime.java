package dev.gatehouse.outbound;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time of day in sentences. */
final class UtcTime {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private UtcTime() {}

    static String of(Instant instant) {
        return FORM.format(instant);
    }
}
