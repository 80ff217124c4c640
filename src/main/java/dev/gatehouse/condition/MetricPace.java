package dev.gatehouse.condition;

import dev.gatehouse.check.Limits;
import dev.gatehouse.check.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often something is measured, and how many measurements of which kind decide.
 *
 * @param every the time between two measurements, at least
 * @param checkpoints successes that are enough
 * @param failureLimit failures that are let pass
 * @param consecutiveErrorLimit measurements in a row that may not be had
 * @param initialDelay how long after the check began the first measurement comes
 */
record MetricPace(Duration every, int checkpoints, int failureLimit, int consecutiveErrorLimit, Duration initialDelay) {

    private static final int ERRORS = 4;
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofHours(24);

    static Optional<MetricPace> parse(Fields fields, Value at) {
        Optional<Duration> every = fields.duration("every", LEAST, MOST);
        fields.require("every", "write the time between two measurements, such as \"PT1M\"");
        Optional<Integer> checkpoints = fields.whole("checkpoints", 1, Limits.MEASUREMENTS);
        fields.require("checkpoints", "write how many measurements have to succeed, such as 5");
        int failures = fields.whole("failureLimit", 0, Limits.MEASUREMENTS).orElse(0);
        int errors =
                fields.whole("consecutiveErrorLimit", 0, Limits.MEASUREMENTS).orElse(ERRORS);
        Duration delay = fields.duration("initialDelay", Duration.ZERO, MOST).orElse(Duration.ZERO);
        if (every.isEmpty() || checkpoints.isEmpty()) {
            return Optional.empty();
        }
        MetricPace pace = new MetricPace(every.get(), checkpoints.get(), failures, errors, delay);
        if (pace.atLeast().compareTo(Limits.TOKEN_LIFE) > 0) {
            at.problems()
                    .add(
                            at.path(),
                            "checkpoints that take " + pace.atLeast(),
                            "a check waits " + Limits.TOKEN_LIFE
                                    + " at most: write fewer \"checkpoints\", a shorter \"every\" or a shorter \"initialDelay\"");
        }
        return Optional.of(pace);
    }

    /** What cannot be had from one measurement that is made at once; {@code path} is the metric's. */
    List<Problem> overTime(String path) {
        List<Problem> problems = new ArrayList<>();
        if (checkpoints > 1) {
            problems.add(Needs.time(path + ".checkpoints", String.valueOf(checkpoints), "write 1"));
        }
        if (!initialDelay.isZero()) {
            problems.add(Needs.time(path + ".initialDelay", String.valueOf(initialDelay), "leave it out"));
        }
        return problems;
    }

    /** How long it takes at least until enough measurements have succeeded. */
    private Duration atLeast() {
        return initialDelay.plus(every.multipliedBy(checkpoints - 1L));
    }
}
