package dev.gatehouse.check;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Which check the lines of the app's log are about that this thread writes. Whoever takes up a check says so once; everybody below
 * logs without naming it, and its id stands in every line.
 */
public final class LogScope {

    private static final String KEY = "check";

    private LogScope() {}

    /** What follows is about this check, until somebody {@link #leave leaves} it. */
    public static void enter(CheckId check) {
        MDC.put(KEY, check.value());
    }

    /** What follows is about no check. */
    public static void leave() {
        MDC.remove(KEY);
    }

    /** Does some work that is about one check, among others. */
    public static <T> T during(CheckId check, Supplier<T> work) {
        enter(check);
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    /** The id of the check that a line is about, if it is about one. */
    public static Optional<String> check() {
        return Optional.ofNullable(MDC.get(KEY));
    }
}
