package dev.gatehouse.condition;

import dev.gatehouse.check.Fault;
import java.time.Instant;

/** What evaluating a condition came to. */
public sealed interface Verdict {

    /** Why, in words a pipeline's author understands. */
    String reason();

    /** It holds. */
    record Met(String reason) implements Verdict {}

    /** It does not hold, and waiting will not change that. */
    record Unmet(String reason) implements Verdict {}

    /**
     * It does not hold yet.
     *
     * @param notBefore when asking again makes sense
     */
    record Waiting(String reason, Instant notBefore) implements Verdict {}

    /** The evidence could not be had, so nothing can be said. */
    record Unknown(Fault cause) implements Verdict {
        @Override
        public String reason() {
            return cause.sentence();
        }
    }
}
