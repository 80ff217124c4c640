package dev.gatehouse.devhost.pipelines;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * What happened, in order: for the people who watch, and for the story of a scenario that failed. It keeps the latest entries
 * only, as the development host may serve for days. Thread-safe.
 */
public final class Journal {

    /** How many entries are kept. */
    public static final int MOST_ENTRIES = 10_000;

    /** What kind of thing happened. */
    public enum Kind {
        /** The world changed. */
        WORLD,
        /** A check was delivered. */
        DELIVERY,
        /** A delivery was answered. */
        ANSWER,
        /** A message of the queue was handed to a function. */
        MESSAGE,
        /** Azure Pipelines was called. */
        CALL,
        /** Lines were appended to a check's log. */
        LOG,
        /** A record's current operation changed. */
        OPERATION,
        /** An event was taken, such as a decision. */
        EVENT,
        /** Azure Pipelines did not behave. */
        MISCHIEF,
        /** A function threw, or wrote a warning. */
        TROUBLE
    }

    /**
     * One thing that happened.
     *
     * @param subject the check it is about; empty where it is about none or many
     */
    public record Entry(Instant at, Kind kind, String subject, String text) {}

    private final InstantSource clock;
    private final Consumer<Entry> watcher;
    private final Deque<Entry> entries = new ArrayDeque<>();

    /**
     * Starts a journal.
     *
     * @param watcher is given every entry at once, one at a time
     */
    public Journal(InstantSource clock, Consumer<Entry> watcher) {
        this.clock = clock;
        this.watcher = watcher;
    }

    public synchronized void add(Kind kind, String subject, String text) {
        Entry entry = new Entry(clock.instant(), kind, subject, text);
        if (entries.size() == MOST_ENTRIES) {
            entries.removeFirst();
        }
        entries.addLast(entry);
        watcher.accept(entry);
    }

    /** Everything so far, but for what {@link #MOST_ENTRIES} later entries have followed. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
