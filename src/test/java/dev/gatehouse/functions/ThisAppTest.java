package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.functions.HttpResponseMessage;
import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.WithAzurite;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Deliveries;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The app as a process wires it, from its settings to a storage account. */
@WithAzurite
final class ThisAppTest {

    private static final String ID = CheckId.of(Deliveries.usual()).value();

    @Test
    void takesADeliveryEvaluatesItAndTellsHowFarItGot(Azurite azurite) {
        Map<String, String> settings = new HashMap<>(new TestApp().settings);
        settings.put("AzureWebJobsStorage", azurite.connectionString());
        TestMessage message = new TestMessage();
        new AcceptCheck(ThisApp.over(settings))
                .run(
                        TestRequest.delivery("{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}"),
                        message,
                        new TestContext());
        // From here on the delivery's host is not allowed, so that nothing leaves this machine.
        settings.put("GATEHOUSE_ALLOWED_HOSTS", "allowed.invalid");
        Gatehouse app = ThisApp.over(settings);
        TestContext evaluation = new TestContext();
        new EvaluateCheck(app).run(message.sent().orElseThrow(), 1, evaluation);
        assertTrue(
                evaluation.lines().stream().anyMatch(line -> line.contains(ID + ": goes on in")),
                evaluation.lines().toString());
        HttpResponseMessage status = new CheckStatus(app).run(TestRequest.delivery(""), ID, new TestContext());
        assertEquals(202, status.getStatusCode(), status.getBody().toString());
    }
}
