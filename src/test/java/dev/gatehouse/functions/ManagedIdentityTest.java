package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.credential.TokenRequestContext;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The managed identity against the token endpoint that App Service gives an app, in a JVM of its own since only its environment can
 * tell the identity library where that is.
 */
class ManagedIdentityTest {

    private static final String SCOPE = "https://storage.azure.com/.default";

    private final MockWebServer appService = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        appService.start();
    }

    @AfterEach
    void stop() {
        appService.close();
    }

    /** Prints the token that the settings in its environment lead to. */
    static final class Asker {
        public static void main(String[] args) {
            String token = StorageSettings.from(System.getenv())
                    .fold(
                            settings -> settings.fold(
                                    connection -> "none",
                                    identity -> StorageCredential.of(identity, StorageHttp.client())
                                            .getTokenSync(new TokenRequestContext().addScopes(SCOPE))
                                            .getToken()),
                            fault -> fault.sentence());
            System.out.println("token " + token);
            System.exit(0); // OkHttp's idle threads would keep it for a minute
        }
    }

    @Test
    void givesATokenToTheUserAssignedIdentityThatIsAskedFor() throws Exception {
        appService.enqueue(token("for-the-user-assigned"));

        List<String> output = ask(Map.of(
                "AzureWebJobsStorage__credential", "managedidentity",
                "AzureWebJobsStorage__clientId", "11111111-2222-3333-4444-555555555555"));

        assertTrue(output.contains("token for-the-user-assigned"), () -> String.join("\n", output));
        RecordedRequest request = appService.takeRequest();
        assertEquals("the secret of the app", request.getHeaders().get("X-IDENTITY-HEADER"));
        assertEquals("https://storage.azure.com", request.getUrl().queryParameter("resource"));
        assertEquals("11111111-2222-3333-4444-555555555555", request.getUrl().queryParameter("client_id"));
    }

    @Test
    void givesATokenToTheIdentityOfAnAppInAzureThatAsksForNone() throws Exception {
        appService.enqueue(token("for-the-system-assigned"));

        List<String> output = ask(Map.of());

        assertTrue(output.contains("token for-the-system-assigned"), () -> String.join("\n", output));
    }

    @Test
    void carriesNoKeyringsOfDesktops() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("com.sun.jna.Native"));
    }

    private List<String> ask(Map<String, String> settings) throws Exception {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("AzureWebJobsStorage__accountName", "contoso");
        environment.put("IDENTITY_ENDPOINT", appService.url("/msi/token").toString());
        environment.put("IDENTITY_HEADER", "the secret of the app");
        return FreshJvm.run(Asker.class, environment);
    }

    private static MockResponse token(String token) {
        long expires = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "application/json")
                .body("{\"access_token\":\"" + token + "\",\"expires_on\":\"" + expires
                        + "\",\"resource\":\"https://storage.azure.com\",\"token_type\":\"Bearer\"}")
                .build();
    }
}
