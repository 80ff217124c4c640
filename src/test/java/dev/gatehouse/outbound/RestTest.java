package dev.gatehouse.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final Rest rest = new Rest(() -> now);

    @Test
    void isNotThereUnlessAskedFor() {
        assertEquals(Optional.empty(), rest.left());
    }

    @Test
    void lastsAsLongAsWasAsked() {
        rest.begin(MINUTE);
        now = now.plus(MINUTE).minusNanos(1);
        assertEquals(Optional.of(Duration.ofNanos(1)), rest.left());
        now = now.plusNanos(1);
        assertEquals(Optional.empty(), rest.left());
    }

    @Test
    void isMadeLongerAndNeverShorter() {
        rest.begin(MINUTE);
        rest.begin(Duration.ofSeconds(5));
        assertEquals(Optional.of(MINUTE), rest.left());
        rest.begin(MINUTE.plus(MINUTE));
        assertEquals(Optional.of(MINUTE.plus(MINUTE)), rest.left());
    }

    @Test
    void endsWhenTheClockIsPutBack() {
        rest.begin(MINUTE);
        now = now.minus(Duration.ofDays(1));
        assertEquals(Optional.empty(), rest.left());
    }
}
