package dev.gatehouse.evidence;

import dev.gatehouse.check.RecentlyUsed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Remembers a bounded number of values for a bounded time; the one unused for longest goes first. */
final class ExpiringCache<K, V> {

    private final Duration life;
    private final InstantSource clock;
    private final RecentlyUsed<K, Entry<V>> entries;

    private record Entry<V>(V value, Instant expiresAt) {}

    ExpiringCache(int most, Duration life, InstantSource clock) {
        this.life = life;
        this.clock = clock;
        this.entries = new RecentlyUsed<>(most);
    }

    synchronized Optional<V> find(K key) {
        Optional<Entry<V>> entry = entries.find(key);
        if (entry.isPresent() && !clock.instant().isBefore(entry.get().expiresAt())) {
            entries.remove(key);
            return Optional.empty();
        }
        return entry.map(Entry::value);
    }

    synchronized void put(K key, V value) {
        entries.put(key, new Entry<>(value, clock.instant().plus(life)));
    }
}
