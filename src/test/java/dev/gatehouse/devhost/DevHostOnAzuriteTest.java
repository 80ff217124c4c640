package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.WithAzurite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithAzurite
class DevHostOnAzuriteTest {

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
}
