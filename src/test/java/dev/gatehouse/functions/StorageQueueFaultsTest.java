package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.ledger.StorageLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read when the queue misbehaves. */
class StorageQueueFaultsTest {

    private static final String SECRET = "bm90IGEgcmVhbCBrZXksIGJ1dCBub2JvZHkgc2hvdWxkIHJlYWQgaXQ=";
    private static final CheckMessage MESSAGE =
            new CheckMessage.Continue(new CheckId("2f8a5c109e444b8e8d3c0f5b1f7f1a01-0123456789abcdef0123"), 1);

    private final MockWebServer account = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        account.start();
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @ParameterizedTest
    @CsvSource({"500,InternalError", "503,ServerBusy", "429,TooManyRequests"})
    void callsABusyAccountThreeTimesAndHandsItsRetryAfterOn(int status, String code) {
        for (int i = 0; i < StorageLimits.TRIES; i++) {
            account.enqueue(answer(status, code).addHeader("Retry-After", "30").build());
        }

        Fault fault = send("text");

        assertEquals(Fault.Kind.PASSING, fault.kind());
        assertEquals(Optional.of(Duration.ofSeconds(30)), fault.retryAfter());
        assertNames(fault, "the queue gatehouse-checks", "HTTP " + status + " " + code);
        assertEquals(StorageLimits.TRIES, account.getRequestCount());
    }

    @Test
    void saysWhichRoleIsMissing() {
        account.enqueue(answer(403, "AuthorizationPermissionMismatch").build());

        Fault fault = send("text");

        assertEquals(Fault.Kind.REFUSED, fault.kind());
        assertNames(fault, "the queue gatehouse-checks", "Storage Queue Data Contributor");
    }

    @Test
    void saysThatAQueueIsBeingDeleted() {
        account.enqueue(answer(409, "QueueBeingDeleted").build());

        Fault fault = send("text");

        assertEquals(Fault.Kind.PASSING, fault.kind());
        assertNames(fault, "QueueBeingDeleted");
    }

    @Test
    void saysThatNobodyAnswers() {
        CheckQueue queue = queue(connectionString(), "text");
        account.close();

        Fault fault = queue.send(MESSAGE, Duration.ZERO).orElseThrow();

        assertEquals(Fault.Kind.PASSING, fault.kind());
        assertNames(fault, "No answer came from the queue gatehouse-checks");
    }

    @Test
    void saysThatAMessageIsTooLongWithoutCallingAnybody() {
        Fault fault = send("x".repeat(StorageQueue.MESSAGE_BYTES - 1) + "ß");

        assertEquals(Fault.Kind.MISTAKE, fault.kind());
        assertNames(fault, "gatehouse-checks", "49153 bytes", "49152");
        assertEquals(0, account.getRequestCount());
    }

    @Test
    void saysThatTheConnectionStringIsWrongWithoutShowingIt() {
        Fault fault = queue("AccountKey=" + SECRET, "text")
                .send(MESSAGE, Duration.ZERO)
                .orElseThrow();

        assertEquals(Fault.Kind.MISTAKE, fault.kind());
        assertFalse(fault.sentence().contains(SECRET), fault.sentence());
    }

    @ParameterizedTest
    @CsvSource({"PT0S,PT0S", "PT0.001S,PT1S", "PT59.5S,PT60S", "PT60S,PT60S", "PT-3S,PT0S", "P7D,P7D", "P7DT0.1S,P7D"})
    void roundsADelayUpWithinWhatTheServiceTakes(Duration asked, Duration sent) {
        assertEquals(sent, StorageQueue.wholeSeconds(asked));
    }

    private Fault send(String text) {
        return queue(connectionString(), text)
                .send(MESSAGE, Duration.ZERO)
                .orElseThrow(() -> new AssertionError("the message was taken"));
    }

    private static CheckQueue queue(String connectionString, String text) {
        return StorageQueue.<CheckMessage>connectedBy(
                connectionString, CheckMessage.QUEUE, TestStorage::http, message -> text)::send;
    }

    private String connectionString() {
        return "DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=" + SECRET + ";QueueEndpoint="
                + account.url("/contoso");
    }

    private static MockResponse.Builder answer(int status, String code) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/xml")
                .addHeader("x-ms-error-code", code)
                .body("<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code
                        + "</Code><Message>as the service puts it</Message></Error>");
    }

    private static void assertNames(Fault fault, String... parts) {
        for (String part : parts) {
            assertTrue(fault.sentence().contains(part), () -> "'" + part + "' is missing in: " + fault.sentence());
        }
    }
}
