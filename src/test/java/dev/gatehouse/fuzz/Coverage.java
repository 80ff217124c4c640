package dev.gatehouse.fuzz;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** What the deliveries came across, so that nobody takes a fuzzer for one that always does the same. */
final class Coverage {

    private static final int BEGINNING = 24;

    private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Set<String> advice = ConcurrentHashMap.newKeySet();

    void met(String what) {
        counts.computeIfAbsent(what, first -> new LongAdder()).increment();
    }

    /** An advice of a problem; those that begin alike are one, since the rest quotes what was delivered. */
    void told(String text) {
        advice.add(text.substring(0, Math.min(text.length(), BEGINNING)));
    }

    long of(String what) {
        LongAdder count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    int advices() {
        return advice.size();
    }

    /** Everything in one line. */
    @Override
    public String toString() {
        Map<String, Long> sorted = new TreeMap<>();
        counts.forEach((what, count) -> sorted.put(what, count.sum()));
        return sorted + ", " + advice.size() + " kinds of advice";
    }
}
