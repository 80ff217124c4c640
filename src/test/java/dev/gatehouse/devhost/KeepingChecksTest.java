package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.devhost.pipelines.DeliveredCheck;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.ledger.CheckLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the app's functions do together so that no stage hangs, in virtual time. */
class KeepingChecksTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Path WAITS = Path.of("src/test/resources/scenarios/gives-up-at-its-deadline.json");

    private final VirtualClock clock = new VirtualClock(START);
    private final HostSettings settings = new HostSettings("api", 5, Duration.ofSeconds(30), 1, 0, InMemoryQueue.LEASE);
    private final MemoryStorage memory = new MemoryStorage(clock, settings);

    @Test
    void sendsAMessageAgainThatWasLost() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        CheckQueue loses = (message, delay) -> sent.incrementAndGet() == 2
                ? Optional.empty()
                : memory.checkQueue().send(message, delay);

        DeliveredCheck check = play(memory.ledger(), loses);

        assertEquals(List.of("failed"), results(check));
        assertTrue(sent.get() > 2, "messages after the lost one");
    }

    @Test
    void failsACheckOnWhichEveryRunDies() throws Exception {
        CheckLedger deadly = DyingLedger.over(memory.ledger(), Integer.MAX_VALUE);

        DeliveredCheck check = play(deadly, memory.checkQueue());

        assertEquals(List.of("failed"), results(check));
        assertTrue(reason(check).contains("could not handle this check"), reason(check));
    }

    private DeliveredCheck play(CheckLedger ledger, CheckQueue queue) throws IOException, InterruptedException {
        Scenario scenario = ScenarioReader.read(WAITS);
        try (Rehearsal rehearsal = Rehearsal.open(
                scenario,
                settings,
                new ChangedStorage(memory, memory.queues(), ledger, queue),
                new Rehearsal.Conditions(clock, clock::advanceBy, new SeededRandom(7), Map.of()),
                new Journal(clock, entry -> {}),
                Rehearsal.Ports.ANY)) {
            assertTrue(new VirtualTime(clock).play(rehearsal), "it came to an end");
            return rehearsal.pipelines().checks().get(0);
        }
    }

    private static List<String> results(DeliveredCheck check) {
        return check.decisions().stream().map(taken -> taken.result()).toList();
    }

    private String reason(DeliveredCheck check) {
        return String.join("; ", new Ends(memory.ledger()).reasons(check));
    }
}
