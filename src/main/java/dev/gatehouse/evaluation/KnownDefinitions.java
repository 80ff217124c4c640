package dev.gatehouse.evaluation;

import dev.gatehouse.check.RecentlyUsed;
import dev.gatehouse.condition.Definitions;
import dev.gatehouse.condition.Parsed;

/**
 * The definitions of the checks that this instance has evaluated of late, so that one which many checks share, and are evaluated by again and
 * again, is not parsed each time. A bounded number of them, none of them large; the one unused for longest goes first. Thread-safe.
 */
final class KnownDefinitions {

    private static final int MOST = 200;

    /** A longer one is parsed each time: it would take too much of an instance's memory. */
    private static final int LONGEST = 8 * 1024;

    private final RecentlyUsed<String, Parsed> known = new RecentlyUsed<>(MOST);

    /** What a definition's text comes to. */
    Parsed of(String text) {
        if (text.length() > LONGEST) {
            return Definitions.parse(text);
        }
        return known.find(text).orElseGet(() -> {
            Parsed parsed = Definitions.parse(text);
            known.put(text, parsed);
            return parsed;
        });
    }
}
