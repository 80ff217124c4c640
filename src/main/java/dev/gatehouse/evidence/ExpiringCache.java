package dev.gatehouse.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers a bounded number of values for a bounded time; the one unused for longest goes first. */
final class ExpiringCache<K, V> {

    private final int most;
    private final Duration life;
    private final InstantSource clock;
    // In the order of use, the longest unused first.
    private final LinkedHashMap<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);

    private record Entry<V>(V value, Instant expiresAt) {}

    ExpiringCache(int most, Duration life, InstantSource clock) {
        this.most = most;
        this.life = life;
        this.clock = clock;
    }

    synchronized Optional<V> find(K key) {
        Entry<V> entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(entry.expiresAt())) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(entry.value());
    }

    synchronized void put(K key, V value) {
        entries.put(key, new Entry<>(value, clock.instant().plus(life)));
        if (entries.size() > most) {
            Map.Entry<K, Entry<V>> longestUnused = entries.entrySet().iterator().next();
            entries.remove(longestUnused.getKey());
        }
    }
}
