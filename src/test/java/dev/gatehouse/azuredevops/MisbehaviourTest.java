package dev.gatehouse.azuredevops;

import static dev.gatehouse.azuredevops.LoopbackAzureDevOps.PLAN;
import static dev.gatehouse.azuredevops.LoopbackAzureDevOps.TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Hub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every way in which Azure DevOps can misbehave is taken for. */
class MisbehaviourTest {

    private static final String SIGN_IN = "<!DOCTYPE html><html><title>Azure DevOps Services | Sign In</title></html>";

    private final LoopbackAzureDevOps remote = new LoopbackAzureDevOps();
    private final Patience shortPatience = new Patience(Duration.ofMillis(200), Duration.ofMillis(200));
    private final Delivery delivery = remote.delivery(Hub.CHECKS, Map.of());

    @AfterEach
    void close() {
        remote.close();
    }

    @Test
    void takes401ForATokenThatIsNotAccepted() {
        remote.answers(401, "");
        assertEquals(
                Fault.refused(
                        "The job token was not accepted: sending the decision was answered 401. It has expired, or the"
                                + " check's header AuthToken is not $(system.AccessToken)."),
                complete());
    }

    @ParameterizedTest
    @CsvSource({"203,text/html; charset=utf-8", "203,application/json", "200,text/html", "200,TEXT/HTML; charset=utf-8"
    })
    void takesASignInPageForATokenThatIsNotAccepted(int status, String type) {
        remote.answers(page(status, type));
        Fault fault = readPlan();
        assertEquals(Fault.Kind.REFUSED, fault.kind(), fault.sentence());
        assertTrue(
                fault.sentence()
                        .startsWith("The job token was not accepted: reading the run's plan was answered " + status
                                + " with a sign-in page."),
                fault.sentence());
    }

    @Test
    void doesNotTakeASignInPageForADecisionThatWasTaken() {
        remote.answers(page(200, "text/html"));
        assertEquals(Fault.Kind.REFUSED, complete().kind());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void doesNotFollowTheWayToASignInPage(int status) {
        try (LoopbackAzureDevOps other = new LoopbackAzureDevOps()) {
            remote.answers(page(status, "text/html")
                    .addHeader("Location", other.delivery(Hub.CHECKS, Map.of()).planUrl() + "/_signin"));
            assertEquals(Fault.Kind.REFUSED, readPlan().kind());
            assertEquals(0, other.requests(), "the other host was called");
        }
    }

    @Test
    void takes403ForAMissingPermission() {
        remote.answers(
                403,
                "{\"message\":\"TF400813: The user is not authorized\",\"typeKey\":\"UnauthorizedRequestException\"}");
        assertEquals(
                Fault.forbidden(
                        "The job token may not do this: reading the run's plan was answered 403 (TF400813: The user is"
                                + " not authorized). Give the project's build service account the permission for it."),
                readPlan());
    }

    @Test
    void takesAPlanOfSomebodyElseForFinal() {
        remote.answers(403, "{\"message\":\"no\",\"typeKey\":\"TaskOrchestrationPlanSecurityException\"}");
        Fault fault = complete();
        assertEquals(Fault.Kind.FORBIDDEN, fault.kind());
        assertTrue(fault.sentence().contains("does not belong to this plan"), fault.sentence());
    }

    @Test
    void takes404ForSomethingThatIsGone() {
        remote.answers(404, "{\"message\":\"The build 5 does not exist.\"}");
        Fault fault = readPlan();
        assertEquals(Fault.Kind.GONE, fault.kind());
        assertTrue(
                fault.sentence().contains("reading the run's plan was answered 404 (The build 5 does not exist.)."),
                fault.sentence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OrchestrationSessionNotFoundException",
                "TaskOrchestrationPlanNotFoundException",
                "TaskOrchestrationPlanTerminatedException",
                "TaskOrchestrationPlanCanceledException"
            })
    void knowsARunThatIsOverByTheTypeOfTheException(String typeKey) {
        for (int status : List.of(400, 404, 409, 500)) {
            remote.answers(
                    status, "{\"$id\":\"1\",\"message\":\"No plan\",\"typeKey\":\"" + typeKey + "\",\"eventId\":3000}");
            Fault fault = complete();
            assertEquals(Fault.Kind.GONE, fault.kind(), status + ": " + fault.sentence());
            assertTrue(fault.sentence().startsWith("The run does not wait for this check any more"), fault.sentence());
        }
        assertEquals(4, remote.requests(), "it was asked again");
    }

    @Test
    void waitsAsLongAsARateLimitAsks() {
        remote.answers(new MockResponse.Builder().code(429).addHeader("Retry-After", "42"));
        Fault fault = readPlan();
        assertEquals(Fault.Kind.PASSING, fault.kind());
        assertEquals(Optional.of(Duration.ofSeconds(42)), fault.retryAfter());
        assertEquals(1, remote.requests(), "it was pressed");
    }

    @Test
    void waitsUntilARateLimitIsReset() {
        long reset = LoopbackAzureDevOps.NOW.plusSeconds(90).getEpochSecond();
        remote.answers(new MockResponse.Builder().code(429).addHeader("X-RateLimit-Reset", reset));
        assertEquals(Optional.of(Duration.ofSeconds(90)), readPlan().retryAfter());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void takesTroubleForSomethingThatPasses(int status) {
        for (int i = 0; i < 3; i++) {
            remote.answers(page(status, "text/html"));
        }
        Fault fault = readPlan();
        assertEquals(Fault.Kind.PASSING, fault.kind(), fault.sentence());
        assertEquals(Optional.empty(), fault.retryAfter());
        assertTrue(fault.sentence().contains("reading the run's plan was answered " + status), fault.sentence());
    }

    @Test
    void repeatsAReadThatAGatewayLost() {
        remote.answers(new MockResponse.Builder().code(503));
        remote.answers(200, "{\"version\":1,\"state\":\"inProgress\"}");
        assertEquals(
                Answer.given(new Plan(1, "inProgress", Optional.empty())),
                hub(Patience.DEFAULT).plan());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 409, 413, 422})
    void takesEveryOtherRefusalForAMistake(int status) {
        remote.answers(status, "{\"message\":\"Bad\\r\\n##vso[task.complete result=Succeeded;]\"}");
        Fault fault = readPlan();
        assertEquals(Fault.Kind.MISTAKE, fault.kind());
        assertTrue(
                fault.sentence().contains("was answered " + status + " (Bad # #vso[task.complete result=Succeeded;])."),
                fault.sentence());
    }

    @Test
    void cutsWhatTheServerSays() {
        remote.answers(400, "{\"message\":\"" + "m".repeat(50_000) + "\"}");
        assertTrue(readPlan().sentence().length() < 500, "not cut");
    }

    @Test
    void takesADroppedConnectionForSomethingThatPasses() {
        for (int i = 0; i < 3; i++) {
            remote.answers(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
        }
        assertEquals(
                Fault.passing(
                        "Reading the run's plan did not work: The connection to 127.0.0.1 broke before the answer was"
                                + " complete. It is tried again."),
                readPlan());
    }

    @Test
    void takesASlowAnswerForSomethingThatPasses() {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            remote.answers(new MockResponse.Builder().headersDelay(30, TimeUnit.SECONDS));
        }
        TaskHub impatient = hub(shortPatience);
        impatient.plan().fold(plan -> false, faults::add);
        impatient.createLog().fold(log -> false, faults::add);
        impatient.appendToLog(1, List.of("x")).ifPresent(faults::add);
        impatient.updateRecord(PLAN, Optional.empty(), "x").ifPresent(faults::add);
        impatient.complete(1, Decision.Result.SUCCEEDED).ifPresent(faults::add);

        assertEquals(5, faults.size());
        for (Fault fault : faults) {
            assertEquals(Fault.Kind.PASSING, fault.kind(), fault.sentence());
            assertTrue(fault.sentence().contains("did not answer in time"), fault.sentence());
        }
        // On a busy machine, patience may be over before a request was written.
        assertTrue(remote.requests() <= 5, "it was asked again: " + remote.requests() + " requests");
    }

    @Test
    void boundsWhatOnlyInformsPeopleTighterThanWhatDecides() {
        assertEquals(Duration.ofSeconds(4), Patience.DEFAULT.status());
        assertTrue(Patience.DEFAULT.status().compareTo(Patience.DEFAULT.other()) < 0, "not tighter");
    }

    @Test
    void readsNoAnswerThatIsTooLarge() {
        remote.answers(200, "{\"version\":1,\"state\":\"" + "x".repeat(200_000) + "\"}");
        Fault fault = readPlan();
        assertEquals(Fault.Kind.MISTAKE, fault.kind());
        assertTrue(fault.sentence().contains("is larger than the 100000 bytes"), fault.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"version\":1,", "not json", "{} {}", "{\"version\":1}", "[1]", "\u0000"})
    void takesGarbageForSomethingThatPasses(String garbage) {
        remote.answers(200, garbage);
        Fault fault = readPlan();
        assertEquals(
                Fault.passing(
                        "Reading the run's plan was answered with something else than a plan. It is tried again."),
                fault);
    }

    @Test
    void saysTheTokenNowhere() {
        String token = TOKEN.value();
        String basic = Base64.getEncoder().encodeToString((":" + token).getBytes(UTF_8));
        List<String> echoes = Stream.of(
                        token,
                        "Basic " + basic,
                        basic,
                        token.substring(0, 60),
                        token.substring(50),
                        basic.substring(9, 90))
                .toList();
        for (String echo : echoes) {
            for (int status : List.of(400, 401, 403, 404, 429, 500)) {
                remote.answers(status, "{\"message\":\"no: " + echo + " \",\"typeKey\":\"" + echo + "\"}");
                Fault fault = readPlan();
                assertEquals(List.of(), sharedRuns(fault.toString(), token + " " + basic), fault.toString());
            }
        }
        assertFalse(hub(Patience.DEFAULT).toString().contains(token));
    }

    /** What of a secret is in a text: every run of 12 characters of it. */
    private static List<String> sharedRuns(String text, String secret) {
        return IntStream.rangeClosed(0, secret.length() - 12)
                .mapToObj(from -> secret.substring(from, from + 12))
                .filter(text::contains)
                .toList();
    }

    private TaskHub hub(Patience patience) {
        return new HttpTaskHubs(remote.calls(), patience).open(delivery, TOKEN);
    }

    private Fault readPlan() {
        return hub(Patience.DEFAULT).plan().fold(plan -> Fault.mistake("there was a plan: " + plan), fault -> fault);
    }

    private Fault complete() {
        return hub(Patience.DEFAULT)
                .complete(1, Decision.Result.SUCCEEDED)
                .orElseGet(() -> Fault.mistake("the decision was taken"));
    }

    private static MockResponse.Builder page(int status, String type) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", type)
                .body(SIGN_IN);
    }
}
