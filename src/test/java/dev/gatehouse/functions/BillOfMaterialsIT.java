package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code mvn package} says that the app is made of. */
final class BillOfMaterialsIT {

    private static final Path APP = Path.of(System.getProperty("stagedApp", "target/azure-functions/gatehouse"));
    private static final Path BILL = Path.of("target/bom.json");

    @Test
    void namesEachLibraryOfTheStagedAppAndNoOther() throws IOException {
        Set<String> named = new TreeSet<>();
        for (JsonNode component : bill().path("components")) {
            named.add(component.path("name").asText() + "-"
                    + component.path("version").asText() + ".jar");
        }
        // The Java worker of the Functions host brings this one, and nothing of it is staged.
        named.removeIf(file -> file.startsWith("azure-functions-java-core-library-"));
        assertEquals(libraries(), named);
    }

    @Test
    void hasAHashOfEachLibraryToHoldTheFileAgainst() throws IOException {
        for (JsonNode component : bill().path("components")) {
            Set<String> algorithms = component.path("hashes").findValuesAsText("alg").stream()
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    true, algorithms.contains("SHA-256"), component.path("purl").asText());
        }
    }

    private static JsonNode bill() throws IOException {
        return JsonMapper.builder().build().readTree(BILL.toFile());
    }

    private static Set<String> libraries() throws IOException {
        try (Stream<Path> files = Files.list(APP.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
