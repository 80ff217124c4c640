package dev.gatehouse.outbound;

/** A way out for the calls of one purpose at a time. */
@FunctionalInterface
public interface WayOut {

    /** Calls that all together keep within a budget. */
    HttpCalls within(TimeBudget budget);
}
