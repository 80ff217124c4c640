package dev.gatehouse.devhost.leak;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everything that left the app, by where it went. Thread-safe. */
public final class Spills {

    /** Where something went. */
    public enum Place {
        /** To the storage account: each request, and each answer. */
        STORED,
        /** To any logger, to the Functions host as an exception, or to the console. */
        LOGGED,
        /** To whoever called a function. */
        ANSWERED,
        /** To Azure DevOps, except the header that carries the token. */
        SENT,
        /** To Azure DevOps, in the header that carries the token. */
        AUTHORIZED
    }

    private final Map<Place, Queue<String>> texts = new EnumMap<>(Place.class);

    public Spills() {
        for (Place place : Place.values()) {
            texts.put(place, new ConcurrentLinkedQueue<>());
        }
    }

    public void add(Place place, String text) {
        at(place).add(text);
    }

    public List<String> in(Place place) {
        return List.copyOf(at(place));
    }

    private Collection<String> at(Place place) {
        return texts.getOrDefault(place, new ConcurrentLinkedQueue<>());
    }
}
