package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.azure.functions.HttpResponseMessage;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.InMemoryCheckLedger;
import dev.gatehouse.ledger.InMemorySignatures;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class HealthTest {

    private static final String SECRET = "account-key-of-the-storage";
    private static final Fault AWAY = Fault.passing("The storage account " + SECRET + " does not answer.");

    private final Map<String, String> settings = new HashMap<>(new TestApp().settings);
    private final TestContext context = new TestContext();
    private Policies policies = Policies.shipped();
    private Instant now = TestApp.NOW;
    private Optional<Fault> fault = Optional.empty();
    private Runnable whileReading = () -> {};
    private int reads;

    @Test
    void isHealthyWithTheShippedPolicies() {
        HttpResponseMessage answer = ask(app());

        assertEquals(200, answer.getStatusCode());
        assertEquals("application/json", answer.getHeader("Content-Type"));
        assertEquals(
                "{\"status\":\"healthy\",\"settings\":\"healthy\",\"storage\":\"healthy\",\"policies\":\"healthy\"}",
                answer.getBody());
        assertEquals(List.of(), context.lines());
    }

    @Test
    void namesABrokenPolicyAndWhereToLookButNotWhatItSays() {
        policies = Policies.of(Map.of(
                "production",
                "{\"description\": \"All is well\", \"require\": {\"workItem\": {\"category\": \"Completed\"}}}",
                "quality",
                "{\"description\": \"It is good\", \"require\": {\"codeCoverage\": {\"atLeast\": 80}}}"));

        HttpResponseMessage answer = ask(app());

        assertEquals(503, answer.getStatusCode());
        String body = answer.getBody().toString();
        assertEquals(
                "{\"status\":\"unhealthy\",\"settings\":\"healthy\",\"storage\":\"healthy\","
                        + "\"policies\":\"unhealthy\",\"problems\":[{\"policy\":\"production\","
                        + "\"path\":\"$.require.workItem\"}],\"detail\":\"The app's log says more.\"}",
                body);
        assertTrue(context.lines().get(0).contains("its policy production is broken"), context.lines()::toString);
    }

    @Test
    void namesAFileThatIsNoPolicyByItsName() {
        policies = Policies.of(Map.of("Production Gate", "{}"));

        assertTrue(ask(app()).getBody().toString().contains("\"policy\":\"Production Gate\",\"path\":\"$\""));
    }

    @Test
    void saysOfWrongSettingsOnlyThatTheyAreWrong() {
        settings.put("GATEHOUSE_SEAL_KEYS", "test:" + SECRET);

        HttpResponseMessage answer = ask(app());

        assertEquals(503, answer.getStatusCode());
        assertEquals(
                "{\"status\":\"unhealthy\",\"settings\":\"unhealthy\",\"storage\":\"healthy\","
                        + "\"policies\":\"healthy\",\"detail\":\"The app's log says more.\"}",
                answer.getBody());
        assertTrue(context.lines().get(0).contains("GATEHOUSE_SEAL_KEYS"), context.lines()::toString);
    }

    @Test
    void saysOfTheStorageOnlyThatItCannotBeRead() {
        fault = Optional.of(AWAY);

        HttpResponseMessage answer = ask(app());

        assertEquals(503, answer.getStatusCode());
        String body = answer.getBody().toString();
        assertTrue(body.contains("\"storage\":\"unhealthy\""), body);
        assertFalse(body.contains(SECRET), body);
        assertEquals(
                List.of("SEVERE The app is not healthy, its ledger cannot be read: " + AWAY.sentence()),
                context.lines());
    }

    @Test
    void readsTheStorageOnceInThirtySecondsHoweverOftenItIsAsked() {
        Gatehouse app = app();
        for (int i = 0; i < 100; i++) {
            ask(app);
        }
        assertEquals(1, reads);

        now = now.plus(AppHealth.GOOD_FOR);
        ask(app);
        assertEquals(2, reads);
    }

    @Test
    void writesToTheLogWhenSomethingChangesAndNotForEachRequest() {
        Gatehouse app = app();
        fault = Optional.of(AWAY);
        askLater(app);
        askLater(app);
        fault = Optional.empty();
        askLater(app);
        askLater(app);

        assertEquals(
                List.of(
                        "SEVERE The app is not healthy, its ledger cannot be read: " + AWAY.sentence(),
                        "INFO The app is healthy again."),
                context.lines());
    }

    @Test
    void answersOthersWithWhatItSawLastWhileTheStorageKeepsOneWaiting() throws Exception {
        Gatehouse app = app();
        ask(app);
        now = now.plus(AppHealth.GOOD_FOR);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        whileReading = () -> {
            reading.countDown();
            await(answered);
        };
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<HttpResponseMessage> first = other.submit(() -> new Health(app).run(request(), new TestContext()));
            await(reading);
            assertEquals(200, ask(app).getStatusCode());
            answered.countDown();
            assertEquals(200, first.get().getStatusCode());
        } finally {
            other.shutdownNow();
        }
        assertEquals(2, reads);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void askLater(Gatehouse app) {
        now = now.plus(Duration.ofMinutes(1));
        ask(app);
    }

    private HttpResponseMessage ask(Gatehouse app) {
        return new Health(app).run(request(), context);
    }

    private static TestRequest request() {
        return new TestRequest(Map.of(), "");
    }

    private Gatehouse app() {
        return new Gatehouse(
                settings,
                () -> now,
                new SecureRandom(),
                new AppStorage(
                        () -> Answer.given(countedLedger()),
                        () -> Answer.given((message, delay) -> Optional.empty()),
                        () -> Answer.given((notice, delay) -> Optional.empty()),
                        () -> Answer.given(new InMemorySignatures())),
                policies);
    }

    /** A ledger that counts each call, and fails where the test says so. */
    private CheckLedger countedLedger() {
        CheckLedger ledger = new InMemoryCheckLedger();
        return (CheckLedger) Proxy.newProxyInstance(
                CheckLedger.class.getClassLoader(), new Class<?>[] {CheckLedger.class}, (proxy, method, arguments) -> {
                    assertEquals(CheckId.class, arguments[0].getClass(), "it reads one row by its id");
                    reads++;
                    whileReading.run();
                    try {
                        return fault.isPresent() ? Answer.failed(fault.get()) : method.invoke(ledger, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
