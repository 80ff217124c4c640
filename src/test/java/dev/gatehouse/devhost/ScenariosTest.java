package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays every scenario in virtual time; see {@code src/site/markdown/scenarios.md}. */
class ScenariosTest {

    private static final Path FOLDER = Path.of("src/test/resources/scenarios");
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @TestFactory
    List<DynamicTest> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<DynamicTest> tests = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> play(file)))
                    .toList();
            assertTrue(!tests.isEmpty(), "no scenarios in " + FOLDER.toAbsolutePath());
            return tests;
        }
    }

    private static void play(Path file) throws IOException, InterruptedException {
        Scenario scenario = ScenarioReader.read(file);
        assertTrue(!scenario.expectations().isEmpty(), file + " expects nothing");
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
            List<String> unmet = new Expectations(rehearsal).unmet();
            if (!ended || !unmet.isEmpty()) {
                fail(file.getFileName() + ", " + scenario.title() + ": "
                        + (ended ? "" : "it has not come to an end after " + VirtualTime.MOST_STEPS + " steps; ")
                        + String.join("; ", unmet) + "\n" + new Story(START).of(journal));
            }
        }
    }
}
