package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom a decision at once asks, over real connections on loopback. Where it waits for ever, the time-out ends the test. */
@Timeout(60)
final class DecideNowCallsTest {

    private static final String DEFINITION = "{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}";

    private final MockWebServer azureDevOps = new MockWebServer();
    private final TestApp app = new TestApp();

    @BeforeEach
    void start() throws IOException {
        azureDevOps.start();
        app.settings.put("GATEHOUSE_ALLOW_LOOPBACK", "true");
    }

    @AfterEach
    void stop() {
        azureDevOps.close();
    }

    @Test
    void makesNoCallWhereNoConditionAsksForOne() throws Exception {
        assertEquals(
                "succeeded",
                decide(delivery().with("buildreason", "Manual")).get("result").asText());
        assertEquals(0, azureDevOps.getRequestCount());
    }

    @Test
    void makesTheCallsThatTheConditionsAskForAndNoOthers() throws Exception {
        azureDevOps.enqueue(new MockResponse.Builder()
                .body("{\"id\":42,\"reason\":\"manual\",\"status\":\"inProgress\"}")
                .build());
        assertEquals("succeeded", decide(delivery()).get("result").asText());
        assertEquals(1, azureDevOps.getRequestCount());
    }

    @Test
    void isPendingWithAReasonWhereAzureDevOpsNeverAnswers() throws Exception {
        // A first call loads what calling takes, so that the second has its time for itself.
        azureDevOps.enqueue(new MockResponse.Builder()
                .body("{\"id\":42,\"reason\":\"schedule\",\"status\":\"inProgress\"}")
                .build());
        assertEquals("failed", decide(delivery()).get("result").asText());
        azureDevOps.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        JsonNode answer = decide(delivery());
        assertEquals("pending", answer.get("result").asText());
        assertTrue(answer.get("reason").asText().contains("127.0.0.1"), answer::toString);
        assertEquals("unknown", answer.at("/conditions/0/verdict").asText());
    }

    private TestRequest delivery() {
        return TestRequest.delivery(DEFINITION)
                .with("planurl", azureDevOps.url("/fabrikam/").toString().replace("localhost", "127.0.0.1"));
    }

    private JsonNode decide(TestRequest request) throws IOException {
        return new JsonMapper()
                .readTree(new DecideNow(app.gatehouse())
                        .run(request, new TestContext())
                        .getBody()
                        .toString());
    }
}
