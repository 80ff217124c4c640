package dev.gatehouse.condition;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads ISO-8601 durations, and guesses what was meant where somebody wrote one in another way. */
final class DurationText {

    private static final String EXAMPLE =
            "write an ISO-8601 duration, such as \"PT1M\" for a minute or \"PT12H\" for 12 hours";

    private static final Pattern LOOSE =
            Pattern.compile("(?:P|PT)?\\s{0,9}([0-9]{1,9})\\s{0,9}([a-z]*)", Pattern.CASE_INSENSITIVE);

    private DurationText() {}

    static Optional<Duration> read(Value value, Duration least, Duration most) {
        if (!value.node().isTextual()) {
            value.problem(value.node().isNumber() ? meant(value.node().asText()) : EXAMPLE);
            return Optional.empty();
        }
        String text = value.node().textValue().strip();
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                value.problem("write a duration from " + least + " to " + most);
                return Optional.empty();
            }
            return Optional.of(duration);
        } catch (DateTimeParseException e) {
            value.problem(meant(text));
            return Optional.empty();
        }
    }

    private static String meant(String text) {
        Matcher matcher = LOOSE.matcher(text);
        if (!matcher.matches()) {
            return EXAMPLE;
        }
        String number = matcher.group(1);
        return switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "s", "sec", "secs", "second", "seconds" -> "write \"PT" + number + "S\"";
            case "m", "min", "mins", "minute", "minutes" -> "write \"PT" + number + "M\"";
            case "h", "hr", "hrs", "hour", "hours" -> "write \"PT" + number + "H\"";
            case "d", "day", "days" -> "write \"P" + number + "D\"";
            case "" -> "write the unit too: \"PT" + number + "S\" for seconds, \"PT" + number + "M\" for minutes";
            default -> EXAMPLE;
        };
    }
}
