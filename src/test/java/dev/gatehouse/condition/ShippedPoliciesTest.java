package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The policies of {@code src/main/resources/policies}, yours too: a broken one does not leave the build. */
final class ShippedPoliciesTest {

    private static final Path FOLDER = Path.of("src/main/resources/policies");
    private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");

    private final Policies policies = Policies.shipped();

    @Test
    void areThoseOfTheirFolder() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertEquals(
                    files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                            .sorted()
                            .toList(),
                    policies.names());
        }
    }

    @TestFactory
    Stream<DynamicTest> canBeFound() {
        return each(name -> assertTrue(policies.find(name).isPresent(), name + ": " + Policies.misnamed()));
    }

    @TestFactory
    Stream<DynamicTest> haveNoMistakes() {
        return each(name -> assertEquals(List.of(), policy(name).mistakes()));
    }

    @TestFactory
    Stream<DynamicTest> areTriedByAScenarioThatLetsAStageOnAndOneThatDoesNot() {
        return each(name -> {
            List<String> decisions = new ArrayList<>();
            for (JsonNode scenario : scenarios()) {
                for (JsonNode delivery : scenario.path("deliveries")) {
                    if (delivery.path("to").asText().equals("checks/" + name)
                            || delivery.at("/body/policy").asText().equals(name)) {
                        decisions.add(decision(scenario, delivery.path("check").asText()));
                    }
                }
            }
            assertTrue(
                    decisions.containsAll(List.of("succeeded", "failed")),
                    "the scenarios that deliver to the policy " + name + " expect " + decisions);
        });
    }

    @TestFactory
    Stream<DynamicTest> standInTheReadmeWithTheirParameters() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        return each(name -> {
            String row = readme.lines()
                    .filter(line -> line.startsWith("| `" + name + "` |"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row begins with | `" + name + "` |"));
            for (PolicyParameter parameter : policy(name).parameters()) {
                assertTrue(row.contains("`" + parameter.name() + "`"), parameter.name() + " is not in " + row);
            }
        });
    }

    private Stream<DynamicTest> each(Consumer<String> test) {
        return policies.names().stream().map(name -> DynamicTest.dynamicTest(name, () -> test.accept(name)));
    }

    private Policy policy(String name) {
        return policies.find(name).orElseThrow();
    }

    private static String decision(JsonNode scenario, String check) {
        for (JsonNode expectation : scenario.path("expect")) {
            if (expectation.path("check").asText().equals(check)) {
                return expectation.path("decision").asText();
            }
        }
        return "nothing";
    }

    private static List<JsonNode> scenarios() {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            List<JsonNode> scenarios = new ArrayList<>();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".json")).toList()) {
                scenarios.add(new JsonMapper().readTree(file.toFile()));
            }
            return scenarios;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
