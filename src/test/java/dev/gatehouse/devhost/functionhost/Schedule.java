package dev.gatehouse.devhost.functionhost;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * When a timer fires: a CRON expression with a field for seconds, in UTC. Each field is {@code *}, a number, or {@code *}{@code
 * /n}; the last three, which choose days, have to be {@code *}.
 */
record Schedule(List<Integer> seconds, List<Integer> minutes, List<Integer> hours) {

    private static final int FIELDS = 6;
    private static final int CLOCK_FIELDS = 3;

    static Schedule parse(String expression) {
        String[] fields = expression.strip().split("\\s+", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("'" + expression + "' has not six fields");
        }
        for (int day = CLOCK_FIELDS; day < FIELDS; day++) {
            if (!fields[day].equals("*")) {
                throw new IllegalArgumentException(
                        "the development host cannot choose days as '" + expression + "' does");
            }
        }
        return new Schedule(values(fields[0], 60), values(fields[1], 60), values(fields[2], 24));
    }

    private static List<Integer> values(String field, int count) {
        IntPredicate fits = field.equals("*")
                ? value -> true
                : field.startsWith("*/")
                        ? every(Integer.parseInt(field.substring(2)))
                        : exactly(Integer.parseInt(field));
        List<Integer> values = new ArrayList<>();
        IntStream.range(0, count).filter(fits).forEach(values::add);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("'" + field + "' is never");
        }
        return values;
    }

    private static IntPredicate every(int step) {
        return value -> value % step == 0;
    }

    private static IntPredicate exactly(int number) {
        return value -> value == number;
    }

    /** The first time after this one. */
    Instant after(Instant time) {
        ZonedDateTime second =
                time.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        while (!seconds.contains(second.getSecond())) {
            second = second.plusSeconds(1);
        }
        while (!minutes.contains(second.getMinute()) || !hours.contains(second.getHour())) {
            second = second.plusMinutes(1).withSecond(seconds.get(0));
        }
        return second.toInstant();
    }
}
