package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Azure DevOps hears of a delivery that somebody made up: a few questions for the plan. */
class UnprovenDeliveryTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void makesAzureDevOpsBeAskedForThePlanAndNothingElse() throws Exception {
        Scenario scenario = ScenarioReader.read(Path.of("src/test/resources/scenarios/unproven-delivery.json"));
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
            assertTrue(new VirtualTime(clock).play(rehearsal), "it has not come to an end");
        }
        List<String> calls = journal.entries().stream()
                .filter(entry -> entry.kind() == Journal.Kind.CALL)
                .map(Journal.Entry::text)
                .map(text -> text.replaceAll("plans/[0-9a-f-]+", "plans/*"))
                .toList();
        assertEquals(Collections.nCopies(12, "GET distributedtask/hubs/checks/plans/* → 401"), calls);
    }
}
