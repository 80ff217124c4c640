package dev.gatehouse.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Leaves of a host's addresses those that may be connected to. OkHttp connects to what this gives and asks nobody else, so a name
 * that resolves differently the second time gains nothing. A host that has other addresses besides is called at those that are
 * left: nothing goes to the others, and a network that adds its own addresses to a public name does no harm.
 *
 * <p>OkHttp uses a connection for another call only if both have an equal one of these.
 */
record ReachableDns(Dns dns, Reach reach) implements Dns {

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = dns.lookup(host);
        List<InetAddress> reachable = addresses.stream()
                .filter(address -> reach.includes(AddressBlock.kindOf(address)))
                .toList();
        if (reachable.isEmpty() && !addresses.isEmpty()) {
            throw new RefusedAddress(reach.refusal(host, AddressBlock.kindOf(addresses.get(0))));
        }
        return reachable;
    }
}
