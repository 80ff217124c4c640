package dev.gatehouse.devhost;

import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds scenarios by name or file. */
final class ScenarioFiles {

    static final Path FOLDER = Path.of("src", "test", "resources", "scenarios");

    private ScenarioFiles() {}

    /** The scenario that the options name, as they want it; absent where there is no such file. */
    static Optional<Scenario> find(Options options) {
        return file(options.scenario())
                .map(ScenarioReader::read)
                .map(scenario -> options.plays() ? scenario : scenario.onlyItsWorld())
                .map(scenario -> options.seed().isPresent()
                        ? scenario.withSeed(options.seed().getAsLong())
                        : scenario);
    }

    /** The file of that name or path; absent where there is none. */
    static Optional<Path> file(String name) {
        return List.of(Path.of(name), FOLDER.resolve(name), FOLDER.resolve(name + ".json")).stream()
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
