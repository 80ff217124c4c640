package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays every scenario in virtual time; see {@code src/site/markdown/scenarios.md}. */
class ScenariosTest {

    private static final Path FOLDER = Path.of("src/test/resources/scenarios");

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
        VirtualPlay played = VirtualPlay.of(scenario);
        if (!played.ended() || !played.unmet().isEmpty()) {
            fail(file.getFileName() + ", " + scenario.title() + ": "
                    + (played.ended() ? "" : "it has not come to an end after " + VirtualTime.MOST_STEPS + " steps; ")
                    + String.join("; ", played.unmet()) + "\n" + played.story());
        }
    }
}
