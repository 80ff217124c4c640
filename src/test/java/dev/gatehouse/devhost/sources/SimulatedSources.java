package dev.gatehouse.devhost.sources;

import dev.gatehouse.devhost.scenario.Scenario;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The servers outside Azure DevOps of one scenario, each on a port of its own. */
public final class SimulatedSources implements AutoCloseable {

    private final List<SimulatedSource> sources;

    private SimulatedSources(List<SimulatedSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * Starts to serve; their time begins now.
     *
     * @throws IOException when there is no free port
     */
    public static SimulatedSources start(List<Scenario.Source> wanted, InstantSource clock) throws IOException {
        List<SimulatedSource> started = new ArrayList<>();
        for (Scenario.Source source : wanted) {
            started.add(SimulatedSource.start(source, clock));
        }
        return new SimulatedSources(started);
    }

    /** The settings with which the app has a connection to each. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        sources.forEach(source -> settings.putAll(source.settings()));
        return settings;
    }

    /** What is not as the scenario expects, in sentences. */
    public List<String> unmet() {
        return sources.stream().flatMap(source -> source.unmet().stream()).toList();
    }

    /** Whether they have received all that the scenario expects. */
    public boolean haveReceived() {
        return sources.stream().allMatch(source -> source.notReceived().isEmpty());
    }

    @Override
    public void close() {
        sources.forEach(SimulatedSource::close);
    }
}
