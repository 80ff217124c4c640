package dev.gatehouse.outbound;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;

/** Makes a call once there is a place for it at its host, and waits for that no longer than a budget has time left. */
final class CappedCalls implements HttpCalls {

    private final HttpCalls calls;
    private final HostPlaces places;
    private final TimeBudget budget;

    CappedCalls(HttpCalls calls, HostPlaces places, TimeBudget budget) {
        this.calls = calls;
        this.places = places;
        this.budget = budget;
    }

    @Override
    public HttpReply send(HttpCall call) {
        String host = host(call.uri());
        Instant start = budget.now();
        try {
            boolean taken = places.take(host, budget.left());
            budget.spend(call.uri().getHost(), start);
            if (!taken) {
                return budget.usedUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HttpReply.NotReceived(HttpReply.Why.NO_TIME, "This instance of Gatehouse is stopping.");
        }
        try {
            return calls.send(call);
        } finally {
            places.giveBack(host);
        }
    }

    private static String host(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT) + ":"
                + (uri.getPort() == -1 ? HostEntry.HTTPS_PORT : uri.getPort());
    }
}
