package dev.gatehouse.evidence;

import dev.gatehouse.condition.Sources;
import dev.gatehouse.outbound.TimeBudget;
import dev.gatehouse.outbound.WaysOut;
import java.time.InstantSource;

/**
 * Everything outside Azure DevOps that conditions ask. One of these serves all checks of an instance: they share tokens, answers, and
 * what is known of sources in trouble.
 */
public final class OutsideSources {

    private final Connections connections;
    private final WaysOut waysOut;
    private final Authorizations authorizations;
    private final SharedAnswers shared;

    /**
     * Sources outside.
     *
     * @param waysOut to wherever the connections and their token servers are, and the allowed evidence hosts
     * @param identity issues tokens for the app's managed identity
     * @param clock tells how long tokens and answers are good
     */
    public OutsideSources(Connections connections, WaysOut waysOut, IdentityTokens identity, InstantSource clock) {
        this.connections = connections;
        this.waysOut = waysOut;
        this.authorizations = new Authorizations(waysOut, identity, clock);
        this.shared = new SharedAnswers(clock);
    }

    /** What one evaluation reads. */
    Sources sources(TimeBudget budget) {
        return new LiveSources(open(budget), connections);
    }

    /** The calls of one evaluation. */
    SourceCalls open(TimeBudget budget) {
        return calls(waysOut, budget);
    }

    /**
     * Calls that tell rather than ask. Whoever takes nothing, or asks for a rest from what it is told, is still asked: evidence may
     * not fail because of news. Tokens, and the places at a host, are the same.
     */
    SourceCalls openToTell(TimeBudget budget) {
        return calls((source, hosts, within) -> waysOut.to(source + ", told", hosts, within), budget);
    }

    private SourceCalls calls(WaysOut ways, TimeBudget budget) {
        return new LiveSourceCalls(new RequestReader(connections), ways, authorizations, shared, budget);
    }
}
