package dev.gatehouse.check;

import java.util.LinkedHashMap;
import java.util.Optional;

/** A bounded number of values by their keys; the one unused for longest goes first. Thread-safe. */
public final class RecentlyUsed<K, V> {

    private final int most;
    // In the order of use, the longest unused first.
    private final LinkedHashMap<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most how many are kept */
    public RecentlyUsed(int most) {
        this.most = most;
    }

    public synchronized Optional<V> find(K key) {
        return Optional.ofNullable(values.get(key));
    }

    public synchronized void put(K key, V value) {
        values.put(key, value);
        if (values.size() > most) {
            values.remove(values.keySet().iterator().next());
        }
    }

    public synchronized void remove(K key) {
        values.remove(key);
    }
}
