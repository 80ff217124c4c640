package dev.gatehouse.simulation;

import java.time.Duration;

/**
 * Trouble with one call.
 *
 * @param subject on whose behalf the call is made: a task, or the timer
 * @param number which of the subject's calls it is, from 0
 * @param delay how slow a slow answer is; how late a late effect; how long a failing remote asks to be left
 *     alone, which may be no time
 */
record Injection(String subject, int number, Call call, Trouble trouble, Duration delay) {

    @Override
    public String toString() {
        return trouble + " at " + call + ", call " + number + " for " + subject + (delay.isZero() ? "" : ", " + delay);
    }
}
