package dev.gatehouse.devhost;

import dev.gatehouse.devhost.functionhost.FunctionHost;
import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.pipelines.Pause;
import dev.gatehouse.devhost.pipelines.SimulatedAzurePipelines;
import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.sources.SimulatedSources;
import dev.gatehouse.ledger.CheckLedger;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** A scenario with everything that plays in it: the functions in their host, the simulated Azure Pipelines, and storage. */
final class Rehearsal implements AutoCloseable {

    private final Scenario scenario;
    private final Journal journal;
    private final Storage storage;
    private final SimulatedAzurePipelines pipelines;
    private final SimulatedSources sources;
    private final FunctionHost host;

    private Rehearsal(
            Scenario scenario,
            Journal journal,
            Storage storage,
            SimulatedAzurePipelines pipelines,
            SimulatedSources sources,
            FunctionHost host) {
        this.scenario = scenario;
        this.journal = journal;
        this.storage = storage;
        this.pipelines = pipelines;
        this.sources = sources;
        this.host = host;
    }

    /** Where to listen on loopback; 0 for any free port. */
    record Ports(int functions, int azurePipelines) {

        static final Ports ANY = new Ports(0, 0);
    }

    /**
     * What time is, chance, and the environment.
     *
     * @param environment application settings that hold where the scenario says nothing else
     */
    record Conditions(InstantSource clock, Pause pause, SecureRandom random, Map<String, String> environment) {}

    /**
     * Starts the servers; the scenario's time begins. Nothing happens before a driver lets it.
     *
     * @throws IOException when a port is taken
     */
    static Rehearsal open(
            Scenario scenario,
            HostSettings hostSettings,
            Storage storage,
            Conditions conditions,
            Journal journal,
            Ports ports)
            throws IOException {
        SimulatedSources sources = SimulatedSources.start(scenario.sources(), conditions.clock());
        try {
            return open(scenario, hostSettings, storage, conditions, journal, ports, sources);
        } catch (IOException | RuntimeException e) {
            sources.close();
            throw e;
        }
    }

    private static Rehearsal open(
            Scenario scenario,
            HostSettings hostSettings,
            Storage storage,
            Conditions conditions,
            Journal journal,
            Ports ports,
            SimulatedSources sources)
            throws IOException {
        SimulatedAzurePipelines pipelines = SimulatedAzurePipelines.start(
                scenario, conditions.clock(), conditions.random(), conditions.pause(), journal, ports.azurePipelines());
        try {
            FunctionHost host = new AppFunctions(
                            settings(scenario, conditions, sources), storage, conditions.clock(), conditions.random())
                    .start(hostSettings, new JournalingObserver(journal, pipelines), ports.functions());
            pipelines.deliverTo(host::baseUrl);
            return new Rehearsal(scenario, journal, storage, pipelines, sources, host);
        } catch (IOException | RuntimeException e) {
            pipelines.close();
            throw e;
        }
    }

    private static Map<String, String> settings(Scenario scenario, Conditions conditions, SimulatedSources sources) {
        Map<String, String> settings = new HashMap<>(conditions.environment());
        settings.putAll(sources.settings());
        settings.putAll(scenario.settings());
        return settings;
    }

    Scenario scenario() {
        return scenario;
    }

    Journal journal() {
        return journal;
    }

    CheckLedger ledger() {
        return storage.ledger();
    }

    SimulatedAzurePipelines pipelines() {
        return pipelines;
    }

    SimulatedSources sources() {
        return sources;
    }

    FunctionHost host() {
        return host;
    }

    @Override
    public void close() {
        host.close();
        pipelines.close();
        sources.close();
    }
}
