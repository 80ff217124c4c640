package dev.gatehouse.evaluation;

import dev.gatehouse.check.Answer;
import java.time.Duration;
import java.util.function.Supplier;

/** Does work that somebody waits for, but not for ever. */
public interface InTime {

    /**
     * What the work gives, or a fault once the time is over; nobody waits for the work then: it goes on by itself to
     * its end, unless it has not begun.
     *
     * @param longest how long to wait for it
     */
    <T> Answer<T> within(Duration longest, Supplier<T> work);
}
