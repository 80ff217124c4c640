package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.FreshNames;
import dev.gatehouse.azurite.WithAzurite;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.evaluation.CheckMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

@WithAzurite
class StorageClientsTest {

    private static final CheckId CHECK = new CheckId("2f8a5c109e444b8e8d3c0f5b1f7f1a01-0123456789abcdef0123");

    @Test
    void reachTheAccountThatTheSettingsName(Azurite azurite) {
        StorageClients clients = StorageSettings.from(Map.of("AzureWebJobsStorage", azurite.connectionString()))
                .fold(settings -> new StorageClients(settings, new Random(1)), fault -> {
                    throw new AssertionError(fault);
                });

        assertEquals(
                Answer.given(Optional.empty()),
                clients.ledger(FreshNames.table()).find(CHECK));
        assertEquals(
                Optional.empty(),
                clients.queue(FreshNames.queue(), message -> "text")
                        .send(new CheckMessage.Continue(CHECK, 1), Duration.ZERO));
    }
}
