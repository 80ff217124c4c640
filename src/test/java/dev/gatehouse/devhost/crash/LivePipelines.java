package dev.gatehouse.devhost.crash;

import dev.gatehouse.devhost.loopback.DaemonThreads;
import dev.gatehouse.devhost.pipelines.DeliveredCheck;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.pipelines.SimulatedAzurePipelines;
import dev.gatehouse.devhost.scenario.Scenario;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The simulated Azure Pipelines in real time. It delivers several checks at once, as the real one does. */
final class LivePipelines implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int DRIVERS = 4;

    private final SimulatedAzurePipelines pipelines;
    private final ExecutorService drivers = Executors.newFixedThreadPool(DRIVERS, DaemonThreads.named("driver"));

    private LivePipelines(SimulatedAzurePipelines pipelines) {
        this.pipelines = pipelines;
    }

    /** Starts to play a scenario. */
    static LivePipelines play(Scenario scenario, InstantSource clock, Journal journal, Supplier<URI> functions)
            throws IOException {
        SimulatedAzurePipelines pipelines = SimulatedAzurePipelines.start(
                scenario,
                clock,
                new Random(scenario.seed()),
                duration -> Thread.sleep(duration.toMillis()),
                journal,
                0);
        pipelines.deliverTo(functions);
        LivePipelines live = new LivePipelines(pipelines);
        for (int i = 0; i < DRIVERS; i++) {
            live.drivers.execute(live::drive);
        }
        return live;
    }

    private void drive() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                pipelines.runDue();
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Instant start() {
        return pipelines.start();
    }

    List<DeliveredCheck> checks() {
        return pipelines.checks();
    }

    @Override
    public void close() {
        drivers.shutdownNow();
        pipelines.close();
    }
}
