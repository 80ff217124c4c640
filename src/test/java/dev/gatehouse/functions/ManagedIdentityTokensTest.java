package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The app's identity against the token endpoint of App Service, in a JVM of its own, as in {@link ManagedIdentityTest}. */
class ManagedIdentityTokensTest {

    private static final Instant EXPIRES = Instant.parse("2100-01-01T00:00:00Z");

    private final MockWebServer appService = new MockWebServer();
    private volatile MockResponse answer = new MockResponse.Builder().code(500).build();

    @BeforeEach
    void start() throws IOException {
        appService.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer;
            }
        });
        appService.start();
    }

    @AfterEach
    void stop() {
        appService.close();
    }

    /** Prints what the identity of its environment is given. */
    static final class Asker {
        public static void main(String[] args) {
            Optional<String> clientId = Optional.ofNullable(System.getenv("AZURE_CLIENT_ID"));
            System.out.println(new ManagedIdentityTokens(clientId)
                    .token("https://api.loganalytics.io/.default")
                    .<String>fold(
                            token -> "token " + token.value() + " until " + token.expiresAt(),
                            fault -> fault.kind() + " " + fault.sentence()));
            System.exit(0); // OkHttp's idle threads would keep it for a minute
        }
    }

    @Test
    void getsATokenForAScopeAndSaysWhenItExpires() throws Exception {
        answer = json(
                200,
                "{\"access_token\":\"for-logs\",\"expires_on\":\"" + EXPIRES.getEpochSecond()
                        + "\",\"resource\":\"https://api.loganalytics.io\",\"token_type\":\"Bearer\"}");

        List<String> output = ask(Map.of("AZURE_CLIENT_ID", "11111111-2222-3333-4444-555555555555"));

        assertTrue(output.contains("token for-logs until " + EXPIRES), () -> String.join("\n", output));
        RecordedRequest request = appService.takeRequest();
        assertEquals("the secret of the app", request.getHeaders().get("X-IDENTITY-HEADER"));
        assertEquals("https://api.loganalytics.io", request.getUrl().queryParameter("resource"));
        assertEquals("11111111-2222-3333-4444-555555555555", request.getUrl().queryParameter("client_id"));
    }

    @Test
    void saysThatThereIsNoTokenWithoutRepeatingTheAnswer() throws Exception {
        answer = json(400, "{\"statusCode\":400,\"message\":\"No User Assigned Identity found, correlation 4711\"}");

        List<String> output = ask(Map.of());

        assertTrue(
                output.contains("PASSING Microsoft Entra ID gave the app's managed identity no token for"
                        + " https://api.loganalytics.io/.default: if that goes on, turn the identity on, or name the right one in"
                        + " AZURE_CLIENT_ID, and correct the scope. It is tried again."),
                () -> String.join("\n", output));
    }

    private List<String> ask(Map<String, String> settings) throws Exception {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("IDENTITY_ENDPOINT", appService.url("/msi/token").toString());
        environment.put("IDENTITY_HEADER", "the secret of the app");
        return FreshJvm.run(Asker.class, environment);
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }
}
