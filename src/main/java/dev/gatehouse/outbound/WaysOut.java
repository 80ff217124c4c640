package dev.gatehouse.outbound;

/** Ways out to sources that are told apart, so that one in trouble, or that asks for a rest, is left alone and the others are not. */
public interface WaysOut {

    /**
     * Calls to one source that all together keep within a budget.
     *
     * @param source what tells it from others; whoever names the same shares its trouble
     * @param hosts where its calls may go
     */
    HttpCalls to(String source, AllowedHosts hosts, TimeBudget budget);
}
