package dev.gatehouse.benchmark;

/** What is measured of a crowd, in the order of the report. */
enum CrowdValue {
    DUE("evaluations due, by the mean interval", "per second"),
    MADE("evaluations made", "per second"),
    LEFT("evaluations due and not begun at the end", "evaluations"),
    MEDIAN("lateness, median", "ms"),
    NINETY_NINTH("lateness, 99th percentile", "ms"),
    OPERATIONS("storage operations, receives of nothing left out", "per minute"),
    RECEIVES("of these, receives, each of a batch of messages", "per minute"),
    OPERATIONS_EACH("storage operations, were each message received alone", "an evaluation"),
    CORES("processor time of the process", "cores"),
    HEAP("heap after GC without the store", "MB"),
    REMEMBERED("of this, what is remembered of runs, bounded", "MB"),
    STORE("the store itself", "MB");

    private final String what;
    private final String unit;

    CrowdValue(String what, String unit) {
        this.what = what;
        this.unit = unit;
    }

    /**
     * It as a row.
     *
     * @param whose what stands before it
     */
    Row row(String whose, double value) {
        return Row.of(whose + ": " + what, value, unit);
    }
}
