package dev.gatehouse.condition;

import dev.gatehouse.check.Fault;
import java.time.Instant;
import java.util.List;

/** What the measurements of a metric come to, in words. */
record MetricResult(Measurements measurements, MetricRule rule, MetricPace pace) {

    /** While a metric waits its log grows with each measurement, and shows the older ones above. */
    private static final int SHOWN_WHILE_OPEN = 3;

    private static final int RULE = 200;

    /** Whether nothing needs to be measured any more. */
    boolean isDecided() {
        return hasFailed() || hasSucceeded();
    }

    Verdict verdict(Moment moment) {
        return measurements
                .newest()
                .map(newest -> verdict(newest, moment))
                .orElseGet(() -> next("nothing was measured yet", "; the first measurement comes", moment));
    }

    /** The last measurements, as parts of the finding. */
    List<Finding> measurements(Instant since) {
        List<Measurement> last = measurements.last();
        int from = isDecided() ? 0 : Math.max(0, last.size() - SHOWN_WHILE_OPEN);
        return last.subList(from, last.size()).stream()
                .map(one -> one.shown(since, measurements.due()))
                .toList();
    }

    private boolean hasFailed() {
        return measurements.failures() > pace.failureLimit();
    }

    private boolean hasSucceeded() {
        return measurements.successes() >= pace.checkpoints();
    }

    private Verdict verdict(Measurement newest, Moment moment) {
        if (hasFailed()) {
            return new Verdict.Unmet("measured " + newest.text() + " at " + TimeText.of(newest.at(), moment.since())
                    + "; " + Shown.plain(rule.failing(), RULE) + ", and " + tooMany());
        }
        if (hasSucceeded()) {
            return new Verdict.Met(passed() + "; the last: " + newest.text());
        }
        if (measurements.errorsInARow() > pace.consecutiveErrorLimit()) {
            return new Verdict.Unknown(Fault.gone(counted(measurements.errorsInARow(), "measurement")
                    + (measurements.errorsInARow() == 1 ? "" : " in a row") + " could not be had, and "
                    + (pace.consecutiveErrorLimit() == 0 ? "none" : pace.consecutiveErrorLimit() + " at most")
                    + " may be missing: " + newest.text()));
        }
        return next(passed() + "; " + told(newest), "; the next comes", moment);
    }

    /** At the deadline nothing comes any more. */
    private Verdict next(String text, String comes, Moment moment) {
        String whole = moment.isLast() ? text : text + comes + " at " + TimeText.of(measurements.due(), moment.since());
        return new Verdict.Waiting(whole, measurements.due());
    }

    private String told(Measurement newest) {
        String text = withoutDot(newest.text());
        return switch (newest.kind()) {
            case SUCCESS -> "the last: " + text;
            case FAILURE -> "the last failed: " + text;
            case INCONCLUSIVE -> "the last says neither yes nor no: " + text;
            case ERROR ->
                "the last could not be had (" + measurements.errorsInARow() + " in a row, "
                        + pace.consecutiveErrorLimit() + " at most): " + text;
        };
    }

    private String passed() {
        String passed = measurements.successes() + " of " + counted(pace.checkpoints(), "checkpoint") + " passed";
        return measurements.failures() == 0
                ? passed
                : passed + ", " + measurements.failures() + " failed of " + pace.failureLimit() + " that may";
    }

    private String tooMany() {
        return pace.failureLimit() == 0
                ? "no measurement may fail"
                : measurements.failures() + " measurements failed, where " + pace.failureLimit() + " may";
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String withoutDot(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
