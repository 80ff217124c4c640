package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.condition.Policies;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code mvn package} stages for Azure and for {@code func start}. */
final class StagedAppIT {

    private static final Path APP = Path.of(System.getProperty("stagedApp", "target/azure-functions/gatehouse"));

    @Test
    void acceptsChecksAtTheDesignedRouteWithAFunctionKey() throws IOException {
        JsonNode trigger = binding("AcceptCheck", "httpTrigger");
        assertEquals("checks/{policy?}", trigger.get("route").asText());
        assertEquals("FUNCTION", trigger.get("authLevel").asText());
        assertEquals("POST", trigger.at("/methods/0").asText());
    }

    @Test
    void asksForTheFunctionsKeyAtEveryRouteButTheSchemasAndTheHealths() throws IOException {
        List<String> routes = new ArrayList<>();
        try (Stream<Path> functions = Files.list(APP)) {
            for (Path function : functions
                    .map(folder -> folder.resolve("function.json"))
                    .filter(Files::exists)
                    .sorted()
                    .toList()) {
                for (JsonNode binding :
                        new JsonMapper().readTree(function.toFile()).path("bindings")) {
                    if (binding.path("type").asText().equals("httpTrigger")) {
                        routes.add(binding.path("route").asText() + " "
                                + binding.path("authLevel").asText());
                    }
                }
            }
        }
        assertEquals(
                List.of(
                        "checks/{policy?} FUNCTION",
                        "checks/{id} FUNCTION",
                        "decisions/{policy?} FUNCTION",
                        "schema ANONYMOUS",
                        "health ANONYMOUS",
                        "checks FUNCTION",
                        "checks/{id} FUNCTION",
                        "checks/{id}/events/{name} FUNCTION",
                        "checks/{id}/terminate FUNCTION"),
                routes);
    }

    /** The app finds them by asking its class path, which here is the jar alone that is deployed. */
    @Test
    void carriesThePoliciesInItsJarWhereTheAppFindsThem() throws IOException {
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(APP)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                jars.add(file.toUri().toURL());
            }
        }
        try (URLClassLoader app = new URLClassLoader(jars.toArray(URL[]::new), null);
                Stream<Path> policies = Files.list(Path.of("src/main/resources/policies"))) {
            assertEquals(
                    policies.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                            .sorted()
                            .toList(),
                    Policies.shippedWith(app).names());
        }
    }

    @Test
    void handsAcceptedChecksToTheQueueThatIsEvaluated() throws IOException {
        assertEquals(
                binding("AcceptCheck", "queue").get("queueName"),
                binding("EvaluateCheck", "queueTrigger").get("queueName"));
    }

    @Test
    void handsGivenUpMessagesOfThatQueueToTheFunctionForThem() throws IOException {
        assertEquals(
                binding("EvaluateCheck", "queueTrigger").get("queueName").asText() + "-poison",
                binding("CheckPoisoned", "queueTrigger").get("queueName").asText());
    }

    @Test
    void reconcilesEveryFiveMinutes() throws IOException {
        assertEquals(
                "0 */5 * * * *",
                binding("Reconcile", "timerTrigger").get("schedule").asText());
    }

    @Test
    void carriesNoNettyAndNoTestLibraries() throws IOException {
        List<String> unwanted = libraries().stream()
                .filter(name -> name.contains("netty") || name.contains("junit") || name.contains("mockwebserver"))
                .toList();
        assertEquals(List.of(), unwanted);
    }

    @Test
    void carriesEveryFunctionOfTheApp() throws IOException {
        try (Stream<Path> folders = Files.list(APP)) {
            List<String> functions = folders.filter(folder -> Files.exists(folder.resolve("function.json")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
            assertEquals(
                    List.of(
                            "AcceptCheck",
                            "CheckPoisoned",
                            "CheckStatus",
                            "DecideNow",
                            "DefinitionSchema",
                            "EvaluateCheck",
                            "Health",
                            "ListChecks",
                            "NotificationPoisoned",
                            "PurgeCheck",
                            "RaiseEvent",
                            "Reconcile",
                            "SendNotification",
                            "TerminateCheck"),
                    functions);
        }
    }

    @Test
    void namesAnExtensionBundleSoThatNothingIsInstalledToPackageIt() throws IOException {
        assertEquals(
                "[4.*, 5.0.0)", json("host.json").at("/extensionBundle/version").asText());
    }

    @Test
    void keepsWhatEachFunctionOfTheAppSays() throws IOException {
        JsonNode levels = json("host.json").at("/logging/logLevel");
        try (Stream<Path> folders = Files.list(APP)) {
            assertEquals(
                    List.of(),
                    folders.filter(folder -> Files.exists(folder.resolve("function.json")))
                            .map(folder -> "Function." + folder.getFileName() + ".User")
                            .filter(category -> !levels.path(category).asText().equals("Information"))
                            .toList(),
                    "these have no level in host.json");
        }
    }

    @Test
    void hasAMarkedDevelopmentKeyForFuncStartAndNoOtherSecret() throws IOException {
        JsonNode values = json("local.settings.json").get("Values");
        String key = values.get("GATEHOUSE_SEAL_KEYS").asText();
        assertTrue(key.startsWith("development-only:"), key);
        byte[] bytes = Base64.getDecoder().decode(key.substring(key.indexOf(':') + 1));
        assertEquals("gatehouse-development-only-key-1", new String(bytes, StandardCharsets.US_ASCII));
        assertEquals(
                "UseDevelopmentStorage=true", values.get("AzureWebJobsStorage").asText());
    }

    private static List<String> libraries() throws IOException {
        try (Stream<Path> files = Files.list(APP.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static JsonNode binding(String function, String type) throws IOException {
        for (JsonNode binding : json(function + "/function.json").get("bindings")) {
            if (binding.get("type").asText().equals(type)) {
                return binding;
            }
        }
        throw new AssertionError(function + " has no " + type);
    }

    private static JsonNode json(String file) throws IOException {
        return new JsonMapper().readTree(APP.resolve(file).toFile());
    }
}
