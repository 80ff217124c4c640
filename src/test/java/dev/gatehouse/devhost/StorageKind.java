package dev.gatehouse.devhost;

import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.AzuriteUnavailable;
import dev.gatehouse.devhost.functionhost.HostSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;

/** Where checks and messages are kept. */
enum StorageKind {
    MEMORY {
        @Override
        Storage open(Map<String, String> environment, HostSettings settings) {
            return new MemoryStorage(InstantSource.system(), settings);
        }
    },
    AZURITE {
        @Override
        Storage open(Map<String, String> environment, HostSettings settings)
                throws AzuriteUnavailable, InterruptedException {
            Azurite azurite = Azurite.start();
            return AzureStorage.connectedBy(azurite.connectionString(), settings, azurite);
        }
    },
    ENVIRONMENT {
        @Override
        Storage open(Map<String, String> environment, HostSettings settings) throws IOException {
            String connectionString = environment.getOrDefault("AzureWebJobsStorage", "");
            if (connectionString.isBlank()) {
                throw new IOException("--storage environment needs a connection string in the environment variable"
                        + " AzureWebJobsStorage.");
            }
            return AzureStorage.connectedBy(connectionString, settings, () -> {});
        }
    };

    /**
     * Opens the storage, in real time.
     *
     * @throws IOException when something is missing for it; the message says what
     */
    abstract Storage open(Map<String, String> environment, HostSettings settings)
            throws IOException, AzuriteUnavailable, InterruptedException;
}
