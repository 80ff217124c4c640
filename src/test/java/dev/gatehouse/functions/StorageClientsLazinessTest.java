package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The accepting function shares the JVM with the storage clients and must not pay for them. */
class StorageClientsLazinessTest {

    private static final Pattern HEAVY = Pattern.compile("\\b(com\\.azure|okhttp3|kotlin|reactor)\\.");

    /** Has the clients for every kind of settings, and uses none. */
    static final class Holder {
        public static void main(String[] args) {
            for (Map<String, String> environment : List.of(
                    Map.of("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
                    Map.of("AzureWebJobsStorage__accountName", "contoso"))) {
                StorageClients clients = StorageSettings.from(environment)
                        .fold(settings -> new StorageClients(settings, new Random(1)), fault -> {
                            throw new AssertionError(fault);
                        });
                System.out.println("holds " + clients.getClass().getSimpleName());
            }
        }
    }

    @Test
    void loadNoClassOfTheStorageLibrariesBeforeTheyAreUsed() throws Exception {
        List<String> output = FreshJvm.run(Holder.class, Map.of(), "-verbose:class");

        assertTrue(output.contains("holds StorageClients"), () -> String.join("\n", output));
        assertEquals(
                List.of(),
                output.stream().filter(line -> HEAVY.matcher(line).find()).toList());
    }
}
