package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.evaluation.CheckMessages;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/** The app that this process is: made when its first function runs, over the storage account of the Functions host. */
final class ThisApp {

    static final Gatehouse GATEHOUSE = over(System.getenv());

    private ThisApp() {}

    static Gatehouse over(Map<String, String> environment) {
        SecureRandom random = new SecureRandom();
        return new Gatehouse(
                environment, InstantSource.system(), random, () -> storageOf(environment, random), Policies.shipped());
    }

    private static AppStorage storageOf(Map<String, String> environment, SecureRandom random) {
        Lazy<Answer<StorageClients>> storage = new Lazy<>(
                () -> StorageSettings.from(environment).map(settings -> new StorageClients(settings, random)));
        return new AppStorage(
                () -> storage.get().map(StorageClients::ledger),
                () -> storage.get().map(clients -> clients.queue(CheckMessages::encode)),
                () -> storage.get().map(StorageClients::notices),
                () -> storage.get().map(StorageClients::signatures));
    }
}
