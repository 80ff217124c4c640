package dev.gatehouse.outbound;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Places for calls to a host: so many at once, whoever makes them. Those who wait get theirs in the order in which they came. */
final class HostPlaces {

    /** Few enough for a small server, and enough that fast ones hold nobody up. */
    static final int OF_EACH_HOST = 8;

    private final Map<String, Places> hosts = new HashMap<>();

    /** Those of one host, for as long as somebody has one or waits. */
    private static final class Places {
        private final Semaphore free = new Semaphore(OF_EACH_HOST, true);
        private int users;
    }

    /**
     * Takes a place; it has to be given back.
     *
     * @param longest how long to wait for it
     * @return whether there was one in that time
     */
    boolean take(String host, Duration longest) throws InterruptedException {
        boolean taken = false;
        Places places = come(host);
        try {
            taken = places.free.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
            return taken;
        } finally {
            if (!taken) {
                leave(host, places);
            }
        }
    }

    void giveBack(String host) {
        Places places = find(host);
        places.free.release();
        leave(host, places);
    }

    /** How many have a place at a host or wait for one. */
    synchronized int users(String host) {
        Places places = hosts.get(host);
        return places == null ? 0 : places.users;
    }

    private synchronized Places come(String host) {
        Places places = hosts.computeIfAbsent(host, name -> new Places());
        places.users++;
        return places;
    }

    private synchronized Places find(String host) {
        Places places = hosts.get(host);
        if (places == null) {
            throw new IllegalStateException("nobody has a place at " + host);
        }
        return places;
    }

    private synchronized void leave(String host, Places places) {
        places.users--;
        if (places.users == 0) {
            hosts.remove(host);
        }
    }
}
