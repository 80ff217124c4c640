package dev.gatehouse.devhost.crash;

import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.devhost.functionhost.HostQueue;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.functions.StorageClients;
import dev.gatehouse.functions.StorageSettings;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** What the app's storage account holds, seen from outside the app. */
final class Account {

    private static final Duration FAR_OFF = Duration.ofDays(7);

    private final InstantSource clock;
    private final CheckLedger ledger;
    private final QueueClient messages;
    private final QueueClient poison;

    Account(Azurite azurite, InstantSource clock) {
        this.clock = clock;
        this.ledger = StorageSettings.from(Map.of("AzureWebJobsStorage", azurite.connectionString()))
                .fold(settings -> new StorageClients(settings, new Random()).ledger(), fault -> {
                    throw new AssertionError(fault.sentence());
                });
        this.messages = queue(azurite, CheckMessage.QUEUE);
        this.poison = queue(azurite, HostQueue.poisonOf(CheckMessage.QUEUE));
    }

    private static QueueClient queue(Azurite azurite, String name) {
        return new QueueClientBuilder()
                .connectionString(azurite.connectionString())
                .queueName(name)
                .httpClient(new OkHttpAsyncHttpClientBuilder().build())
                .buildClient();
    }

    /** How many messages there are, visible or not. */
    long messages() {
        return messages.getProperties().getApproximateMessagesCountLong();
    }

    /** How many messages were given up and are not seen to yet. */
    long poison() {
        return poison.getProperties().getApproximateMessagesCountLong();
    }

    boolean everyCheckHasEnded() {
        return ledger.overdue(clock.instant().plus(FAR_OFF), 1).fold(List::isEmpty, fault -> false);
    }

    /** The records of the checks of a plan. */
    List<CheckRecord> checks(UUID plan) {
        return ledger.ofPlan(plan.toString().replace("-", "")).fold(records -> records, fault -> {
            throw new AssertionError(fault.sentence());
        });
    }
}
