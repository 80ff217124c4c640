package dev.gatehouse.azuredevops;

import java.time.Duration;

/**
 * How long one try of a call may take.
 *
 * @param status for what is only told to people; short and never repeated, because a decision waits for it
 * @param other for everything that a decision rests on
 */
record Patience(Duration status, Duration other) {

    static final Patience DEFAULT = new Patience(Duration.ofSeconds(4), Duration.ofSeconds(10));
}
