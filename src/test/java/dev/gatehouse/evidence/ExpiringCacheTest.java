package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiringCacheTest {

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final ExpiringCache<String, Integer> cache = new ExpiringCache<>(2, Duration.ofMinutes(15), () -> now);

    @Test
    void remembersUntilItExpires() {
        cache.put("a", 1);
        now = now.plus(Duration.ofMinutes(15)).minusNanos(1);
        assertEquals(Optional.of(1), cache.find("a"));
        now = now.plusNanos(1);
        assertEquals(Optional.empty(), cache.find("a"));
    }

    @Test
    void livesAnewWhenItIsReplaced() {
        cache.put("a", 1);
        now = now.plus(Duration.ofMinutes(10));
        cache.put("a", 2);
        now = now.plus(Duration.ofMinutes(10));
        assertEquals(Optional.of(2), cache.find("a"));
    }

    @Test
    void forgetsWhatWasUnusedForLongest() {
        cache.put("a", 1);
        cache.put("b", 2);
        cache.find("a");
        cache.put("c", 3);
        assertEquals(Optional.of(1), cache.find("a"));
        assertEquals(Optional.empty(), cache.find("b"));
        assertEquals(Optional.of(3), cache.find("c"));
    }
}
