package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What {@code mvn package} says that the app is made of. The plugin writes the bill only while Maven is online: without one these
 * tests are skipped, but with {@code CI} in the environment they fail.
 */
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
    void hasTheHashOfEachLibraryThatIsStaged() throws IOException, NoSuchAlgorithmException {
        Map<String, String> hashes = new TreeMap<>();
        for (JsonNode component : bill().path("components")) {
            for (JsonNode hash : component.path("hashes")) {
                if (hash.path("alg").asText().equals("SHA-256")) {
                    hashes.put(
                            component.path("name").asText() + "-"
                                    + component.path("version").asText() + ".jar",
                            hash.path("content").asText());
                }
            }
        }
        for (String library : libraries()) {
            byte[] file = Files.readAllBytes(APP.resolve("lib").resolve(library));
            String found = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file));
            assertEquals(found, hashes.get(library), library);
        }
    }

    @BeforeAll
    static void isWritten() {
        String missing = BILL + " was not written: run mvn verify online, without -o";
        if (!Set.of("", "false").contains(System.getenv().getOrDefault("CI", ""))) {
            assertTrue(Files.exists(BILL), missing);
        }
        assumeTrue(Files.exists(BILL), missing);
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
