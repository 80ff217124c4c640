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
    }

    /**
     * Calls to these hosts and no others. This is the order of what a call passes through: the allow-list once, then
     * up to three tries, each of which connects to allowed addresses only.
     */
    public HttpCalls to(AllowedHosts hosts) {
        return new AllowedHostCalls(new RepeatingCalls(this::sendOnce, sleeper, random), hosts);
    }

    /**
     * Calls to these hosts, each try of which is cut to what is left of a budget, for everything that many calls may ask for one
     * after the other.
     */
    public HttpCalls to(AllowedHosts hosts, TimeBudget budget) {
        HttpCalls once = new BudgetedCalls(this::sendOnce, budget);
        return new AllowedHostCalls(new RepeatingCalls(once, sleeper, random), hosts);
    }

    @Override
    public HttpCalls to(String source, AllowedHosts hosts, TimeBudget budget) {
        return to(hosts, budget);
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
