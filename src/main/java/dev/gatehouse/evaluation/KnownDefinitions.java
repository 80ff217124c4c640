package dev.gatehouse.evaluation;

import dev.gatehouse.condition.Definitions;
import dev.gatehouse.condition.Parsed;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The definitions of the checks that this instance has evaluated of late, so that one which many checks share, and are evaluated by again and
 * again, is not parsed each time. A bounded number of them, none of them large; the one unused for longest goes first. Thread-safe.
 */
final class KnownDefinitions {

    private static final int MOST = 200;

    /** A longer one is parsed each time: it would take too much of an instance's memory. */
    private static final int LONGEST = 8 * 1024;

    // In the order of use, the longest unused first.
    private final Map<String, Parsed> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Parsed> eldest) {
            return size() > MOST;
        }
    };

    /** What a definition's text comes to. */
    Parsed of(String text) {
        if (text.length() > LONGEST) {
            return Definitions.parse(text);
        }
        synchronized (known) {
            Parsed before = known.get(text);
            if (before != null) {
                return before;
            }
        }
        Parsed parsed = Definitions.parse(text);
        synchronized (known) {
            known.put(text, parsed);
        }
        return parsed;
    }
}
