package dev.gatehouse.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final RetryAfter retryAfter = new RetryAfter(InstantSource.fixed(NOW));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "30 | PT30S",
                "' 30 ' | PT30S",
                "3600 | PT1H",
                "3601 | PT1H",
                "999999999999999999 | PT1H",
                "Fri, 02 Jan 2026 03:06:05 GMT | PT2M",
                "Friday, 02-Jan-26 03:06:05 GMT | PT2M",
                "Fri Jan  2 03:06:05 2026 | PT2M",
                "Fri, 02 Jan 2026 03:00:00 GMT | PT0S",
                "Sat, 03 Jan 2026 03:00:00 GMT | PT1H"
            })
    void readsSecondsAndDates(String value, Duration expected) {
        assertEquals(Optional.of(expected), retryAfter.in(429, Headers.of("Retry-After", value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999999999999999"})
    void ignoresWhatIsNeither(String value) {
        assertEquals(Optional.empty(), retryAfter.in(429, Headers.of("Retry-After", value)));
    }

    @Test
    void fallsBackToWhenTheRateLimitIsReset() {
        String inTenSeconds = Long.toString(NOW.plusSeconds(10).getEpochSecond());
        Optional<Duration> tenSeconds = Optional.of(Duration.ofSeconds(10));

        assertEquals(tenSeconds, retryAfter.in(429, Headers.of("X-RateLimit-Reset", inTenSeconds)));
        assertEquals(
                tenSeconds, retryAfter.in(429, Headers.of("Retry-After", "soon", "X-RateLimit-Reset", inTenSeconds)));
        assertEquals(
                Optional.of(Duration.ofSeconds(5)),
                retryAfter.in(429, Headers.of("Retry-After", "5", "X-RateLimit-Reset", inTenSeconds)));
    }

    @Test
    void ignoresAResetThatComesWithEveryAnswer() {
        String inAnHour = Long.toString(NOW.plusSeconds(3600).getEpochSecond());
        assertEquals(Optional.empty(), retryAfter.in(202, Headers.of("X-RateLimit-Reset", inAnHour)));
        assertEquals(Optional.empty(), retryAfter.in(502, Headers.of("X-RateLimit-Reset", inAnHour)));
        assertEquals(Optional.of(Duration.ofSeconds(5)), retryAfter.in(202, Headers.of("Retry-After", "5")));
    }

    @Test
    void ignoresAResetBeyondAllCalendars() {
        assertEquals(Optional.empty(), retryAfter.in(429, Headers.of("X-RateLimit-Reset", "999999999999999999")));
    }

    @Test
    void asksForNothingWithoutAHeader() {
        assertEquals(Optional.empty(), retryAfter.in(429, Headers.of()));
    }
}
