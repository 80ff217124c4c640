package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads single settings and collects what is wrong with them. */
final class SettingsReader {

    private static final String PREFIX = "GATEHOUSE_";

    private final Map<String, String> environment;
    private final List<String> wrong = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Everything that was wrong so far, as one fault. */
    Optional<Fault> fault() {
        return wrong.isEmpty() ? Optional.empty() : Optional.of(Fault.mistake(String.join(" ", wrong)));
    }

    <T> Optional<T> take(Answer<T> answer) {
        return answer.fold(Optional::of, fault -> {
            wrong.add(fault.sentence());
            return Optional.empty();
        });
    }

    Optional<String> text(String name) {
        String value = environment.getOrDefault(PREFIX + name, "").strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    boolean runsInAzure() {
        return !environment.getOrDefault("WEBSITE_INSTANCE_ID", "").isEmpty();
    }

    boolean flag(String name) {
        String value = text(name).orElse("false");
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            wrong.add(PREFIX + name + " is '" + value + "': write true or false.");
        }
        return value.equalsIgnoreCase("true");
    }

    /** A whole number of days. */
    Duration days(String name, Duration standard, Duration least, Duration most) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return standard;
        }
        try {
            int days = Integer.parseInt(value.get());
            if (days >= least.toDays() && days <= most.toDays()) {
                return Duration.ofDays(days);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        wrong.add(PREFIX + name + " is '" + value.get() + "': write a whole number of days from " + least.toDays()
                + " to " + most.toDays() + ".");
        return standard;
    }

    Duration duration(String name, Duration standard, Duration least, Duration most) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return standard;
        }
        try {
            Duration duration = Duration.parse(value.get());
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
            wrong.add(
                    PREFIX + name + " is '" + value.get() + "': write a duration from " + least + " to " + most + ".");
        } catch (DateTimeParseException e) {
            wrong.add(
                    PREFIX + name + " is '" + value.get() + "': write an ISO 8601 duration such as " + standard + ".");
        }
        return standard;
    }
}
