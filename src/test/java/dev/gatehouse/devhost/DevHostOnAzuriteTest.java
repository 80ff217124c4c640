package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.WithAzurite;
import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.devhost.pipelines.DeliveredCheck;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.pipelines.WaitingTask;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithAzurite
class DevHostOnAzuriteTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Azurite azurite;

    DevHostOnAzuriteTest(Azurite azurite) {
        this.azurite = azurite;
    }

    @Test
    void keepsChecksInAStorageAccount() {
        PrintedText printed = new PrintedText();
        DevHost devHost = new DevHost(printed.stream(), Map.of("AzureWebJobsStorage", azurite.connectionString()));

        int code = devHost.run(List.of(
                "--storage",
                "environment",
                "--scenario",
                "basic-task-executed",
                "--exit",
                "--port",
                "0",
                "--azure-pipelines-port",
                "0"));

        assertEquals(DevHost.SUCCEEDED, code, printed::text);
    }

    @Test
    void failsACheckWhoseMessageWentThroughThePoisonQueue() throws Exception {
        InstantSource clock = InstantSource.system();
        HostSettings settings = new HostSettings("api", 2, Duration.ofSeconds(1), 4, 2, Duration.ofMinutes(1));
        Storage storage = AzureStorage.connectedBy(azurite.connectionString(), settings, () -> {});
        Journal journal = new Journal(clock, entry -> {});
        try (Rehearsal rehearsal = Rehearsal.open(
                        ScenarioReader.read(Path.of("src/test/resources/scenarios/gives-up-at-its-deadline.json")),
                        settings,
                        new ChangedStorage(
                                storage,
                                storage.queues(),
                                DyingLedger.over(storage.ledger(), settings.maxDequeueCount()),
                                storage.checkQueue()),
                        new Rehearsal.Conditions(
                                clock, pause -> Thread.sleep(pause.toMillis()), new SecureRandom(), Map.of()),
                        journal,
                        Rehearsal.Ports.ANY);
                RealTime time = new RealTime(rehearsal, clock)) {
            time.start();
            DeliveredCheck check = awaitEnd(
                    rehearsal, new Ends(storage.ledger()), clock.instant().plus(PATIENCE));

            assertEquals(
                    List.of("failed"),
                    check.decisions().stream().map(WaitingTask.Taken::result).toList());
            assertTrue(
                    new Ends(storage.ledger()).reasons(check).toString().contains("could not handle this check"),
                    () -> new Ends(storage.ledger()).reasons(check).toString());
        }
        assertEquals(
                List.of(
                        "EvaluateCheck takes message",
                        "EvaluateCheck takes message for the 2. time",
                        "CheckPoisoned takes message",
                        "EvaluateCheck takes message"),
                messages(journal));
    }

    private static List<String> messages(Journal journal) {
        return journal.entries().stream()
                .filter(entry ->
                        entry.kind() == Journal.Kind.MESSAGE && entry.text().contains(" takes message "))
                .map(entry -> entry.text().replaceAll("message [^ ,]+,?", "message"))
                .toList();
    }

    private static DeliveredCheck awaitEnd(Rehearsal rehearsal, Ends ends, Instant latest) throws InterruptedException {
        DeliveredCheck check = rehearsal.pipelines().checks().get(0);
        while (check.decisions().isEmpty() || !ends.hasEnded(check)) {
            assertTrue(
                    Instant.now().isBefore(latest),
                    () -> new Story(rehearsal.pipelines().start()).of(rehearsal.journal()));
            Thread.sleep(LOOK_EVERY.toMillis());
            check = rehearsal.pipelines().checks().get(0);
        }
        return check;
    }
}
