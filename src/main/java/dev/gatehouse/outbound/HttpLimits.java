package dev.gatehouse.outbound;

import java.time.Duration;

/**
 * What no call may exceed, whatever its own patience.
 *
 * @param connect to reach a host
 * @param read between two pieces of an answer
 * @param answerBytes of an answer's body, unpacked
 */
public record HttpLimits(Duration connect, Duration read, int answerBytes) {

    public static final HttpLimits DEFAULT =
            new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 8 * 1024 * 1024);

    public HttpLimits {
        if (connect.isNegative() || connect.isZero() || read.isNegative() || read.isZero() || answerBytes < 1) {
            throw new IllegalArgumentException("limits are positive: " + connect + ", " + read + ", " + answerBytes);
        }
    }
}
