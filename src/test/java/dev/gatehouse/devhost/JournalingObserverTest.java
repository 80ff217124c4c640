package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalingObserverTest {

    @Test
    void tellsA404OfAFunctionFromARequestThatNoFunctionTakes() throws IOException, InterruptedException {
        VirtualClock clock = new VirtualClock(Instant.parse("2026-03-01T10:00:00Z"));
        Journal journal = new Journal(clock, entry -> {});
        try (Rehearsal rehearsal = Rehearsal.open(
                ScenarioReader.read(Path.of("src/test/resources/scenarios/release-gate.json")),
                HostSettings.DEFAULTS,
                new MemoryStorage(clock, HostSettings.DEFAULTS),
                new Rehearsal.Conditions(clock, clock::advanceBy, new SeededRandom(1), Map.of()),
                journal,
                Rehearsal.Ports.ANY)) {
            get(rehearsal, "checks/no-such-check");
            get(rehearsal, "nothing");
        }

        assertEquals(
                List.of(
                        "MESSAGE GET /api/checks/no-such-check → 404",
                        "TROUBLE GET /api/nothing → 404: no function takes this"),
                journal.entries().stream()
                        .map(entry -> entry.kind() + " " + entry.text())
                        .toList());
    }

    private static void get(Rehearsal rehearsal, String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(rehearsal.host().baseUrl().resolve(path)).build();

        assertEquals(
                404,
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode());
    }
}
