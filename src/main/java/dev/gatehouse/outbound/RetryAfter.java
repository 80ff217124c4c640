package dev.gatehouse.outbound;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * How long a server asks to be left alone: {@code Retry-After} in seconds or as a date (RFC 9110, 10.2.3), or else, with a 429,
 * {@code X-RateLimit-Reset}, seconds since 1970, as Azure DevOps sends it. Others send that with every answer.
 */
final class RetryAfter {

    /** Nobody is obeyed for longer. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

    private final InstantSource clock;

    RetryAfter(InstantSource clock) {
        this.clock = clock;
    }

    /** The wait that an answer's headers ask for, from nothing to an hour. */
    Optional<Duration> in(int status, Headers headers) {
        return header(headers, "Retry-After")
                .flatMap(value -> seconds(value).map(RetryAfter::ofSeconds).or(() -> until(date(headers))))
                .or(() -> header(headers, "X-RateLimit-Reset")
                        .filter(value -> status == 429)
                        .flatMap(RetryAfter::seconds)
                        .flatMap(seconds -> until(instant(seconds))))
                .map(RetryAfter::bounded);
    }

    private Optional<Duration> until(Optional<Instant> then) {
        return then.map(instant -> Duration.between(clock.instant(), instant));
    }

    private static Optional<String> header(Headers headers, String name) {
        return Optional.ofNullable(headers.get(name)).map(String::strip);
    }

    private static Optional<Instant> date(Headers headers) {
        return Optional.ofNullable(headers.getInstant("Retry-After"));
    }

    private static Optional<Long> seconds(String value) {
        return SECONDS.matcher(value).matches() ? Optional.of(Long.valueOf(value)) : Optional.empty();
    }

    private static Duration ofSeconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Optional<Instant> instant(long epochSecond) {
        try {
            return Optional.of(Instant.ofEpochSecond(epochSecond));
        } catch (DateTimeException beyondAllCalendars) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
