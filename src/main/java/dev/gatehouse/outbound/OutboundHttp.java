package dev.gatehouse.outbound;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * The app's one way out. Everything it hands out shares one HTTP client with one pool of connections, which is
 * created at the first call, because loading it takes long.
 */
public final class OutboundHttp implements WaysOut {

    private final HttpLimits limits;
    private final PrivateHosts privateHosts;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final HostPlaces places = new HostPlaces();
    private final SourceStates states;
    private @Nullable HttpCalls okHttp;

    /**
     * A way out.
     *
     * @param privateHosts which hosts may have addresses that are not public, whoever calls them
     * @param sleeper waits between two tries
     * @param random spreads those waits
     * @param clock tells how far the dates are that servers name
     */
    public OutboundHttp(
            HttpLimits limits,
            PrivateHosts privateHosts,
            Sleeper sleeper,
            RandomGenerator random,
            InstantSource clock) {
        this.limits = limits;
        this.privateHosts = privateHosts;
        this.sleeper = sleeper;
        this.random = random;
        this.clock = clock;
        this.states = new SourceStates(clock);
    }

    /** Calls to these hosts and no others, for decisions: they wait for nobody. */
    public HttpCalls to(AllowedHosts hosts) {
        return new AllowedHostCalls(repeating(this::sendOnce), hosts);
    }

    /**
     * Calls to these hosts, each try of which is cut to what is left of a budget, for everything that many calls may ask for one
     * after the other. They wait for no place: one host serves all organizations, and host.json bounds how many messages are handled
     * at once.
     */
    public HttpCalls to(AllowedHosts hosts, TimeBudget budget) {
        return new AllowedHostCalls(repeatingWithin(budget), hosts);
    }

    /**
     * Calls to a source outside Azure DevOps. This is the order of what a call passes through. The allow-list comes first, so that
     * nothing is known of hosts that may not be called. Then it waits for a place, and only with one it asks whether the source has a
     * rest or is in trouble: both may have begun while it waited. What it asks for is one call, though that may take three tries, each
     * of which has no more time than is left, and connects to allowed addresses only.
     */
    @Override
    public HttpCalls to(String source, AllowedHosts hosts, TimeBudget budget) {
        SourceStates.State state = states.of(source);
        HttpCalls fit = new CircuitCalls(repeatingWithin(budget), state.circuit(), clock);
        HttpCalls rested = new RestingCalls(fit, state.rest(), clock);
        return new AllowedHostCalls(new CappedCalls(rested, places, budget), hosts);
    }

    private HttpCalls repeatingWithin(TimeBudget budget) {
        return repeating(new BudgetedCalls(this::sendOnce, budget));
    }

    private HttpCalls repeating(HttpCalls once) {
        return new RepeatingCalls(once, sleeper, random);
    }

    private HttpReply sendOnce(HttpCall call) {
        return okHttp().send(call);
    }

    private synchronized HttpCalls okHttp() {
        HttpCalls created = okHttp;
        if (created == null) {
            created = new OkHttpCalls(limits, privateHosts, Dns.SYSTEM, clock);
            okHttp = created;
        }
        return created;
    }
}
