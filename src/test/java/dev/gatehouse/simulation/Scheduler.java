package dev.gatehouse.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Virtual time: what is to happen happens in the order of its time, and no time passes in between. */
final class Scheduler implements InstantSource {

    static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private final Set<Strand> strands = new LinkedHashSet<>();
    private final Executor threads;
    private final Instant end;
    private Instant now = START;
    private long numbers;
    private @Nullable Strand running;

    /** @param end what is due later does not happen any more */
    Scheduler(Executor threads, Instant end) {
        this.threads = threads;
        this.end = end;
    }

    @Override
    public Instant instant() {
        return now;
    }

    Duration sinceStart() {
        return Duration.between(START, now);
    }

    void after(Duration delay, Runnable what) {
        events.add(new Event(now.plus(delay), numbers++, what));
    }

    /** Runs code that may pause; returns at its first pause. */
    void start(Runnable body) {
        Strand strand = new Strand(threads, body);
        strands.add(strand);
        resume(strand);
    }

    /** Called by a strand: time passes, and others run. */
    void pause(Duration duration) {
        Instant until = now.plus(duration);
        Event next = events.peek();
        if ((next == null || next.at().isAfter(until)) && !until.isAfter(end)) {
            now = until;
            return;
        }
        Strand strand = running;
        if (strand == null) {
            throw new IllegalStateException("only a strand can pause");
        }
        after(duration, () -> resume(strand));
        strand.pause();
    }

    /** Lets time pass until everything is done, nothing more is to happen, or the end has come. */
    void run(BooleanSupplier isDone) {
        try {
            while (!isDone.getAsBoolean()) {
                Event next = events.poll();
                if (next == null || next.at().isAfter(end)) {
                    return;
                }
                now = next.at();
                next.what().run();
            }
        } finally {
            strands.forEach(Strand::abandon);
        }
    }

    private void resume(Strand strand) {
        running = strand;
        strand.resume();
        running = null;
        if (strand.isEnded()) {
            strands.remove(strand);
        }
    }

    private record Event(Instant at, long number, Runnable what) {}
}
