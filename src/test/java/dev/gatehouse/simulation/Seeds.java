package dev.gatehouse.simulation;

import dev.gatehouse.simulation.Simulation.Outcome;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/** Plays the stories of many seeds, on all cores; each story goes the same way whatever runs beside it. */
final class Seeds implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(body -> {
        Thread thread = new Thread(body, "simulation");
        thread.setDaemon(true);
        return thread;
    });
    private final Simulation simulation;

    Seeds(Wiring wiring) {
        this.simulation = new Simulation(wiring, threads);
    }

    Simulation simulation() {
        return simulation;
    }

    /**
     * Plays them, and adds what they came across; the first that fails, by its seed, is shrunk.
     *
     * @param first the first seed
     * @param count how many
     */
    Optional<Failure> play(long first, long count, Coverage coverage) {
        ConcurrentSkipListMap<Long, Outcome> failed = new ConcurrentSkipListMap<>();
        LongStream.range(first, first + count).parallel().forEach(seed -> {
            // What comes after a failure would not be told anyway.
            if (failed.isEmpty() || seed < failed.firstKey()) {
                Outcome outcome = simulation.play(Story.of(seed));
                synchronized (coverage) {
                    coverage.plus(outcome.coverage());
                }
                outcome.violation().ifPresent(violation -> failed.put(seed, outcome));
            }
        });
        return Optional.ofNullable(failed.firstEntry())
                .map(entry -> Failure.of(simulation, Story.of(entry.getKey()), entry.getValue()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
