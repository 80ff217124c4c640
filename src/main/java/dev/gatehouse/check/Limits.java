package dev.gatehouse.check;

import java.time.Duration;

/** Bounds on what comes from outside, in one place. Whatever is beyond one is refused with a sentence that names it. */
public final class Limits {

    /** Bytes of a delivery's body; Azure Pipelines itself sends 2,000 characters at most. */
    public static final int BODY_BYTES = 32 * 1024;

    /** Headers of a delivery, those of the transport included: what the web server of the Functions host takes, too. */
    public static final int HEADERS = 100;

    /** Characters of all headers together, names and values: what the web server of the Functions host takes, too. */
    public static final int HEADERS_CHARACTERS = 32 * 1024;

    /** Characters of the name of a header that is read. */
    public static final int HEADER_NAME = 200;

    /** Characters of the value of a header that is read. The job token is the longest, with one or two thousand. */
    public static final int HEADER_VALUE = 8 * 1024;

    /** Levels of {@code all}, {@code any} and {@code not} in a definition. */
    public static final int CONDITION_DEPTH = 20;

    /** Conditions in a definition, combinations included. */
    public static final int CONDITIONS = 200;

    /** Levels of objects and arrays in a definition: what is too deep for a definition is told better than as a mistake in JSON. */
    public static final int JSON_DEPTH = 100;

    /** Characters of a key in a definition. */
    public static final int JSON_KEY = 200;

    /** Characters of a text in a definition, such as a task's name. */
    public static final int TEXT = 1_000;

    /** Elements of a list of texts in a definition, such as the states of a work item. */
    public static final int TEXTS = 100;

    /** Digits of a number in a definition, before and behind the point. */
    public static final int JSON_DIGITS = 100;

    /** Characters of a metric's query. */
    public static final int METRIC_QUERY = 4_000;

    /** Measurements of a metric that have to succeed, and that may fail or be missing. */
    public static final int MEASUREMENTS = 1_000;

    /** Values of one measurement. */
    public static final int MEASURED_VALUES = 1_000;

    /** Digits of a measured value, before and behind the point: as many as the largest and the smallest double have. */
    public static final int MEASURED_DIGITS = 400;

    /** Conditions in a definition that keep something for the next evaluation, such as {@code http} and {@code externalEvent}. */
    public static final int NOTES = 50;

    /** Characters that one condition keeps for the next evaluation. */
    public static final int NOTE = 1_500;

    /** Bytes of the body of an event. */
    public static final int EVENT_BYTES = 64 * 1024;

    /** Recipients of what happens to a check. */
    public static final int RECIPIENTS = 10;

    /** Problems that a refused delivery is told; a last one says that there are more. */
    public static final int PROBLEMS = 30;

    /** Characters of where a problem is. */
    public static final int PROBLEM_AT = 200;

    /** Characters of what was found. */
    public static final int PROBLEM_FOUND = 80;

    /** Characters of what to write instead. */
    public static final int PROBLEM_ADVICE = 500;

    /** Characters of an operator's reason to terminate a check. */
    public static final int REASON = 500;

    /** The longest that a job token lives, and so the longest that a check can wait and still answer. */
    public static final Duration TOKEN_LIFE = Duration.ofDays(2);

    private Limits() {}
}
