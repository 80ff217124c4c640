package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.devhost.InMemoryQueue;
import dev.gatehouse.evidence.AzureDevOpsEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the Functions host is told, why the README says so, and what these values owe to each other. */
final class HostJsonTest {

    private static final Pattern ROW = Pattern.compile("\\| `([A-Za-z.]+)` \\| `([^`]+)` \\| [a-z].+ \\|");

    private final Map<String, String> settings = settings();

    @Test
    void standsInTheReadmeWithAReasonForEachValue() throws IOException {
        Map<String, String> told = new TreeMap<>(settings);
        told.remove("version");
        assertEquals(told, readme());
    }

    @Test
    void endsARunBeforeItsMessageIsHandedToAnother() {
        assertTrue(duration("functionTimeout").multipliedBy(2).compareTo(InMemoryQueue.LEASE) <= 0);
    }

    @Test
    void givesARunMuchMoreTimeThanAnEvaluationHas() {
        assertTrue(AzureDevOpsEvidence.LONGEST.multipliedBy(4).compareTo(duration("functionTimeout")) < 0);
    }

    @Test
    void triesForAnHourBeforeAMessageIsGivenUp() {
        Duration outage = duration("extensions.queues.visibilityTimeout")
                .multipliedBy(Integer.parseInt(settings.get("extensions.queues.maxDequeueCount")));
        assertEquals(Duration.ofHours(1), outage);
    }

    @Test
    void looksIntoTheQueueOftenerThanAFaultIsTriedAgain() {
        assertTrue(duration("extensions.queues.maxPollingInterval")
                        .compareTo(duration("extensions.queues.visibilityTimeout"))
                < 0);
    }

    @Test
    void takesBatchesOfASizeThatTheQueueGives() {
        int batch = Integer.parseInt(settings.get("extensions.queues.batchSize"));
        assertTrue(batch >= 1 && batch <= 32, "batchSize " + batch);
    }

    @Test
    void neverLeavesOutALineThatAnAlertDependsOn() {
        String excluded = settings.get("logging.applicationInsights.samplingSettings.excludedTypes");
        assertEquals("Exception;Trace", excluded);
        assertEquals("Warning", settings.get("logging.logLevel.default"));
    }

    private Duration duration(String name) {
        return Duration.between(LocalTime.MIDNIGHT, LocalTime.parse(String.valueOf(settings.get(name))));
    }

    private static Map<String, String> settings() {
        try {
            Map<String, String> settings = new TreeMap<>();
            flatten("", new JsonMapper().readTree(Path.of("host.json").toFile()), settings);
            return settings;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void flatten(String path, JsonNode node, Map<String, String> settings) {
        if (node.isValueNode()) {
            settings.put(path, node.asText());
        }
        node.properties()
                .forEach(member -> flatten(
                        path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue(), settings));
    }

    private static Map<String, String> readme() throws IOException {
        Map<String, String> told = new TreeMap<>();
        String section = Files.readString(Path.of("README.md"))
                .split("\n### host\\.json\n", 2)[1]
                .split("\n## ", 2)[0];
        section.lines()
                .map(ROW::matcher)
                .filter(Matcher::lookingAt)
                .forEach(row -> told.put(row.group(1), row.group(2)));
        return told;
    }
}
