package dev.gatehouse.fuzz;

import com.microsoft.azure.functions.HttpResponseMessage;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.functions.AcceptCheck;
import dev.gatehouse.functions.AppStorage;
import dev.gatehouse.functions.Gatehouse;
import dev.gatehouse.functions.TestContext;
import dev.gatehouse.functions.TestMessage;
import dev.gatehouse.functions.TestRequest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The function that takes deliveries, as the Functions host calls it. */
final class Edge {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final AcceptCheck acceptCheck = new AcceptCheck(new Gatehouse(
            Map.ofEntries(
                    Map.entry(
                            "GATEHOUSE_SEAL_KEYS", "test:" + Base64.getEncoder().encodeToString(new byte[32])),
                    Map.entry("GATEHOUSE_CONNECTIONS__MONITORING__URL", "https://monitoring.contoso.com"),
                    Map.entry("GATEHOUSE_CONNECTIONS__REVIEW__URL", "https://review.contoso.com"),
                    Map.entry("GATEHOUSE_CONNECTIONS__SERVICENOW__URL", "https://contoso.service-now.com"),
                    Map.entry("GATEHOUSE_ALLOWED_EVIDENCE_HOSTS", "status.contoso.com"),
                    Map.entry("GATEHOUSE_CONNECTIONS__PROMETHEUS__URL", "https://prometheus.example"),
                    Map.entry("GATEHOUSE_CONNECTIONS__LOGS__URL", "https://logs.example"),
                    Map.entry("GATEHOUSE_CONNECTIONS__INSIGHTS__URL", "https://insights.example"),
                    Map.entry("GATEHOUSE_CONNECTIONS__PORTAL__SECRET", "the-secret-of-the-portal"),
                    Map.entry("GATEHOUSE_CONNECTIONS__CHAT__SECRET", "the-secret-of-the-chat"),
                    Map.entry("GATEHOUSE_CONNECTIONS__CHAT__URL", "https://chat.example"),
                    Map.entry("GATEHOUSE_CONNECTIONS__FABRIKAM__URL", "https://dev.azure.com/fabrikam"),
                    Map.entry("GATEHOUSE_CONNECTIONS__FABRIKAM__SECRET", "the-secret-of-fabrikam")),
            () -> NOW,
            new SecureRandom(),
            new AppStorage(
                    () -> Answer.failed(Fault.mistake("accepting needs no ledger")),
                    () -> Answer.failed(Fault.mistake("accepting needs no queue client")),
                    () -> Answer.failed(Fault.mistake("accepting needs no queue client")),
                    () -> Answer.failed(Fault.mistake("accepting uses no signatures")))));

    /**
     * What came of a delivery.
     *
     * @param message what was put on the queue
     * @param log the lines of the app's log, each with its level
     */
    record Reply(int status, String contentType, String body, Optional<String> message, List<String> log) {}

    Reply send(FuzzedDelivery delivery) {
        TestContext context = new TestContext();
        TestMessage message = new TestMessage();
        HttpResponseMessage answer = acceptCheck.run(
                new TestRequest(delivery.headers(), delivery.body()).to(delivery.url()), message, context);
        return new Reply(
                answer.getStatusCode(),
                answer.getHeader("Content-Type"),
                answer.getBody().toString(),
                message.sent(),
                context.lines());
    }
}
