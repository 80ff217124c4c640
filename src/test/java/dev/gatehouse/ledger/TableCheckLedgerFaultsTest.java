package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What people read when the storage account misbehaves. */
class TableCheckLedgerFaultsTest {

    private static final String SECRET = "bm90IGEgcmVhbCBrZXksIGJ1dCBub2JvZHkgc2hvdWxkIHJlYWQgaXQ=";

    private final MockWebServer account = new MockWebServer();
    private final CheckRecord record = new SampleRecords(new Random(5)).next();

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
    void callsABusyAccountThreeTimesAndSaysThatItMayPass(int status, String code) {
        for (int i = 0; i < StorageLimits.TRIES; i++) {
            account.enqueue(answer(status, code).build());
        }

        Fault fault = fault(ledger().enter(record));

        assertEquals(Fault.Kind.PASSING, fault.kind());
        assertNames(fault, "the ledger (table GatehouseChecks)", "HTTP " + status + " " + code);
        assertEquals(StorageLimits.TRIES, account.getRequestCount());
    }

    @Test
    void recoversWhenTheSecondTrySucceeds() {
        account.enqueue(answer(503, "ServerBusy").build());
        for (int table = 0; table < 2; table++) {
            account.enqueue(new MockResponse.Builder()
                    .code(200)
                    .addHeader("Content-Type", "application/json")
                    .body("{\"value\":[]}")
                    .build());
        }

        assertEquals(Answer.given(Optional.empty()), ledger().find(record.id()));
    }

    @Test
    void handsALongRetryAfterOnInsteadOfSleeping() {
        account.enqueue(answer(503, "ServerBusy").addHeader("Retry-After", "30").build());

        Fault fault = fault(ledger().enter(record));

        assertEquals(Optional.of(Duration.ofSeconds(30)), fault.retryAfter());
        assertEquals(1, account.getRequestCount());
    }

    @ParameterizedTest
    @CsvSource({"401,InvalidAuthenticationInfo", "403,AuthorizationPermissionMismatch", "403,AuthenticationFailed"})
    void saysWhichRoleIsMissing(int status, String code) {
        account.enqueue(answer(status, code).build());

        Fault fault = fault(ledger().replace(record, "W/\"1\""));

        assertEquals(Fault.Kind.REFUSED, fault.kind());
        assertNames(fault, "the ledger (table GatehouseChecks)", code, "Storage Table Data Contributor");
    }

    @Test
    void saysThatATableIsBeingDeletedAndNotThatSomebodyWasFirst() {
        account.enqueue(answer(409, "TableBeingDeleted").build());

        Fault fault = fault(ledger().enter(record));

        assertEquals(Fault.Kind.PASSING, fault.kind());
        assertNames(fault, "TableBeingDeleted");
    }

    @Test
    void givesUpOnATableThatIsGoneAgain() {
        account.enqueue(answer(404, "TableNotFound").build());
        account.enqueue(answer(409, "TableAlreadyExists").build());
        account.enqueue(answer(404, "TableNotFound").build());

        Fault fault = fault(ledger().enter(record));

        assertEquals(Fault.Kind.GONE, fault.kind());
        assertNames(fault, "TableNotFound");
    }

    @Test
    void saysWhatTheAccountDidNotTake() {
        account.enqueue(answer(400, "EntityTooLarge").build());

        Fault fault = fault(ledger().enter(record));

        assertEquals(Fault.Kind.MISTAKE, fault.kind());
        assertNames(fault, "EntityTooLarge");
    }

    @Test
    void saysThatNobodyAnswers() {
        CheckLedger ledger = ledger();
        account.close();

        Fault fault = fault(ledger.find(record.id()));

        assertEquals(Fault.Kind.PASSING, fault.kind());
        assertNames(fault, "No answer came from the ledger (table GatehouseChecks)", "AzureWebJobsStorage");
    }

    @Test
    void givesUpOnAnAccountThatNeverAnswers() {
        for (int i = 0; i < StorageLimits.TRIES; i++) {
            account.enqueue(new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build());
        }
        HttpClient impatient = new OkHttpAsyncHttpClientBuilder()
                .callTimeout(Duration.ofMillis(100))
                .build();

        Fault fault = fault(ledger(connectionString(), impatient).find(record.id()));

        assertEquals(Fault.Kind.PASSING, fault.kind());
        assertNames(fault, "No answer came from the ledger");
        assertEquals(StorageLimits.TRIES, account.getRequestCount());
    }

    @Test
    void holdsATryToItsTimeAndThreeTriesToAboutTenSeconds() {
        Duration waits = StorageLimits.LONGEST_WAIT.multipliedBy(StorageLimits.TRIES - 1L);
        Duration longest = StorageLimits.TRY.multipliedBy(StorageLimits.TRIES).plus(waits);

        assertTrue(longest.compareTo(Duration.ofSeconds(12)) < 0, "at most " + longest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "AccountName=a;AccountKey=" + SECRET + "%%;", ""})
    void saysThatTheConnectionStringIsWrongWithoutShowingIt(String connectionString) {
        Fault fault = fault(ledger(connectionString, TestHttp.CLIENT).find(record.id()));

        assertEquals(Fault.Kind.MISTAKE, fault.kind());
        assertNames(fault, "AzureWebJobsStorage");
        assertFalse(fault.sentence().contains(SECRET), fault.sentence());
    }

    @Test
    void saysThatTheIdentityGotNoToken() {
        TokenCredential credential =
                context -> Mono.error(new ClientAuthenticationException("no managed identity endpoint found", null));
        CheckLedger ledger = TableCheckLedger.at(
                URI.create("https://contoso.table.core.windows.net"),
                TableCheckLedger.TABLE,
                () -> credential,
                () -> TestHttp.CLIENT,
                new Random(1));

        Fault fault = fault(ledger.find(record.id()));

        assertEquals(Fault.Kind.REFUSED, fault.kind());
        assertNames(fault, "no managed identity endpoint found", "Storage Table Data Contributor");
    }

    @Test
    void takesUpNothingBeforeTheFirstCall() {
        CheckLedger ledger = TableCheckLedger.at(
                URI.create("https://contoso.table.core.windows.net"),
                TableCheckLedger.TABLE,
                () -> {
                    throw new AssertionError("asked for a credential");
                },
                () -> {
                    throw new AssertionError("asked for an HTTP client");
                },
                new Random(1));

        assertFalse(ledger.toString().isEmpty());
    }

    private CheckLedger ledger() {
        return ledger(connectionString(), TestHttp.CLIENT);
    }

    private static CheckLedger ledger(String connectionString, HttpClient http) {
        return TableCheckLedger.connectedBy(connectionString, TableCheckLedger.TABLE, () -> http, new Random(1));
    }

    private String connectionString() {
        return "DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=" + SECRET + ";TableEndpoint="
                + account.url("/contoso");
    }

    private static MockResponse.Builder answer(int status, String code) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body("{\"odata.error\":{\"code\":\"" + code
                        + "\",\"message\":{\"lang\":\"en-US\",\"value\":\"as the service puts it\"}}}");
    }

    private static Fault fault(Answer<?> answer) {
        return answer.fold(
                value -> {
                    throw new AssertionError("no fault but " + value);
                },
                fault -> fault);
    }

    private static void assertNames(Fault fault, String... parts) {
        for (String part : parts) {
            assertTrue(fault.sentence().contains(part), () -> "'" + part + "' is missing in: " + fault.sentence());
        }
    }
}
