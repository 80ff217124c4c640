package dev.gatehouse.devhost;

import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.devhost.pipelines.DeliveredCheck;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario that was played to its end in virtual time, with everything in memory.
 *
 * @param ended whether it came to an end
 * @param start when its time began
 * @param checks what became of its checks
 * @param unmet what is not as it expects, in sentences
 * @param entries what happened, in order
 */
public record VirtualPlay(
        boolean ended, Instant start, List<DeliveredCheck> checks, List<String> unmet, List<Journal.Entry> entries) {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    public VirtualPlay {
        checks = List.copyOf(checks);
        unmet = List.copyOf(unmet);
        entries = List.copyOf(entries);
    }

    /** Plays a scenario, the same way every time. */
    public static VirtualPlay of(Scenario scenario) throws InterruptedException, IOException {
        VirtualClock clock = new VirtualClock(START);
        Journal journal = new Journal(clock, entry -> {});
        HostSettings settings = HostSettings.read(Path.of("host.json"));
        try (Rehearsal rehearsal = Rehearsal.open(
                scenario,
                settings,
                new MemoryStorage(clock, settings),
                new Rehearsal.Conditions(clock, clock::advanceBy, new SeededRandom(scenario.seed()), Map.of()),
                journal,
                Rehearsal.Ports.ANY)) {
            boolean ended = new VirtualTime(clock).play(rehearsal);
            return new VirtualPlay(
                    ended,
                    START,
                    rehearsal.pipelines().checks(),
                    new Expectations(rehearsal).unmet(),
                    journal.entries());
        }
    }

    /** The scenario of that name, or in that file; empty where there is none. */
    public static Optional<Scenario> scenario(String nameOrFile) {
        return ScenarioFiles.file(nameOrFile).map(ScenarioReader::read);
    }

    /** What happened, one line each. */
    String story() {
        Story story = new Story(start);
        return String.join("\n", entries.stream().map(story::line).toList());
    }
}
