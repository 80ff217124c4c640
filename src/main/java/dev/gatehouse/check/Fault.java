package dev.gatehouse.check;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Why something could not be had or done.
 *
 * @param kind whose fault it is, which says whether trying again is worth it
 * @param sentence what happened, for the people who wait: what was asked, what was found, what to do; never a secret
 * @param retryAfter how long the remote asked us to wait before the next try
 */
public record Fault(Kind kind, String sentence, Optional<Duration> retryAfter) {

    /** Whose fault it is. */
    public enum Kind {
        /** The remote's, and it may pass: a time-out, a 429, a 5xx, a broken connection. */
        PASSING,
        /** The credentials were not accepted: 401, a sign-in page. They expired, or the service is in trouble. */
        REFUSED,
        /** The credentials were accepted, and do not permit it: 403. */
        FORBIDDEN,
        /** What was asked for does not exist, or no longer. */
        GONE,
        /** The user's: something in the configuration has to change. */
        MISTAKE
    }

    public Fault {
        if (sentence.isBlank()) {
            throw new IllegalArgumentException("a fault needs a sentence");
        }
    }

    public static Fault passing(String sentence) {
        return new Fault(Kind.PASSING, sentence, Optional.empty());
    }

    public static Fault passing(String sentence, Optional<Duration> retryAfter) {
        return new Fault(Kind.PASSING, sentence, retryAfter);
    }

    public static Fault refused(String sentence) {
        return new Fault(Kind.REFUSED, sentence, Optional.empty());
    }

    public static Fault forbidden(String sentence) {
        return new Fault(Kind.FORBIDDEN, sentence, Optional.empty());
    }

    public static Fault gone(String sentence) {
        return new Fault(Kind.GONE, sentence, Optional.empty());
    }

    public static Fault mistake(String sentence) {
        return new Fault(Kind.MISTAKE, sentence, Optional.empty());
    }

    /** The same fault, its sentence in other words. */
    public Fault reworded(UnaryOperator<String> words) {
        return new Fault(kind, words.apply(sentence), retryAfter);
    }

    /**
     * Whether nothing but a change by somebody lets the same call succeed. Credentials that were not accepted may be the service's
     * trouble and not theirs.
     */
    public boolean isFinal() {
        return kind != Kind.PASSING && kind != Kind.REFUSED;
    }

    /** Whether the same call may succeed later without anybody changing anything. */
    public boolean mayPass() {
        return kind == Kind.PASSING;
    }
}
