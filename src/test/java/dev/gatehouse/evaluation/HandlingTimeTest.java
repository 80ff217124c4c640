package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.azuredevops.SlowTaskHub;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.condition.Build;
import dev.gatehouse.condition.FakeEvidence;
import dev.gatehouse.devhost.InMemoryQueue;
import dev.gatehouse.evidence.AzureDevOpsEvidence;
import dev.gatehouse.ledger.CheckLedger;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.InMemoryCheckLedger;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.ledger.StorageLimits;
import dev.gatehouse.seal.TestSeal;
import dev.gatehouse.seal.TokenSeal;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What handling one message can take, every call of it as slow as it may be and yet successful, ends well before the
 * Functions host would end the function, and with it everything else that runs in the process.
 */
final class HandlingTimeTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final int MOST_RECIPIENTS = 10;

    /** A call of the storage account, all its tries and the waits between them. */
    private static final Duration STORAGE_CALL = StorageLimits.TRY
            .multipliedBy(StorageLimits.TRIES)
            .plus(StorageLimits.LONGEST_WAIT.multipliedBy(StorageLimits.TRIES - 1L));

    /** The ledger may need two: of its second table, or to see whose write it was that was answered by nothing. */
    private static final Duration LEDGER_CALL = STORAGE_CALL.multipliedBy(2);

    private Instant now = START;
    private Instant began = START;
    private final CheckLedger memory = new InMemoryCheckLedger();
    private final TokenSeal seal = TestSeal.create();
    private final FakeEvidence evidence = new FakeEvidence();
    private final CheckHandler handler = CheckHandler.of(
            slowLedger(),
            (delivery, token) -> new SlowTaskHub(this::pass),
            (delivery, token) -> evidence,
            seal,
            Defaults.STANDARD,
            () -> now,
            new Random(1));

    @Test
    void handlesADeliveryThatIsDecidedAtOnceInTheTimeThatTheHostGives() throws IOException {
        evidence.build(new Build(42, "inProgress", "manual", "0a1b2c3d")).whenAsked(onceAllTheTimeOfAnEvaluation());

        Step step = handle("{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}");

        assertTaken();
        assertInTime(step);
    }

    @Test
    void tellsOthersOfADecisionInTheTimeThatTheHostGives() throws IOException {
        evidence.build(new Build(42, "inProgress", "manual", "0a1b2c3d")).whenAsked(onceAllTheTimeOfAnEvaluation());
        String others = String.join(",", Collections.nCopies(MOST_RECIPIENTS, "{\"connection\":\"chat\"}"));

        Step step = handle("{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}},\"notify\":[" + others + "]}");

        assertTaken();
        assertEquals(MOST_RECIPIENTS, CheckBench.sent(step).notices().size());
        assertInTime(step);
    }

    @Test
    void handlesADeliveryCloseToADecisionInTheTimeThatTheHostGives() throws IOException {
        evidence.build(new Build(42, "inProgress", "manual", "0a1b2c3d"));
        handle("{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}");
        evidence.whenAsked(onceAllTheTimeOfAnEvaluation());
        began = now;

        Step step = handle("{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}");

        assertEquals(2, record().run());
        assertTrue(step instanceof Step.Send, "the work is left to the next message: " + step);
        assertInTime(step);
    }

    @Test
    void handlesADeliveryThatHasToWaitInTheTimeThatTheHostGives() throws IOException {
        evidence.build(new Build(42, "inProgress", "manual", "0a1b2c3d")).whenAsked(onceAllTheTimeOfAnEvaluation());

        Step step = handle("{\"require\":{\"buildReason\":{\"in\":[\"schedule\"],\"otherwise\":\"wait\"}}}");

        assertTrue(step instanceof Step.Send, step.toString());
        assertInTime(step);
    }

    @Test
    void leavesAMessageToTheQueueThatWasOvertakenAfterAllTheTimeOfAnEvaluation() throws IOException {
        evidence.build(new Build(42, "inProgress", "manual", "0a1b2c3d")).whenAsked(() -> {
            pass(AzureDevOpsEvidence.LONGEST);
            new WakeUp(
                            memory,
                            new Outbox(
                                    (message, delay) -> Optional.empty(),
                                    (notice, delay) -> Optional.empty(),
                                    () -> now),
                            () -> now)
                    .wake(CheckId.of(Deliveries.usual()));
        });

        Step step = handle("{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}}");

        assertTrue(step instanceof Step.TryAgain, step.toString());
        assertInTime(step);
    }

    @Test
    void leavesACheckAloneWhoseMessageIsOnlyHidden() throws IOException {
        assertTrue(Reconciler.GRACE.compareTo(InMemoryQueue.LEASE) > 0);
        assertTrue(Reconciler.GRACE.compareTo(functionTimeout()) > 0);
    }

    @Test
    void putsNoCheckAsideWhoseLastRunMayStillBeAtWork() throws IOException {
        assertTrue(Reconciler.SETTLED.compareTo(functionTimeout()) > 0);
    }

    private CheckRecord record() {
        return memory.find(CheckId.of(Deliveries.usual()))
                .fold(row -> row.orElseThrow().record(), fault -> {
                    throw new AssertionError(fault.sentence());
                });
    }

    private Step handle(String definition) {
        CheckId id = CheckId.of(Deliveries.usual());
        return handler.handle(
                new CheckMessage.Accepted(
                        "delivery at " + now,
                        Deliveries.usual(),
                        definition,
                        Optional.empty(),
                        seal.seal(new JobToken("job-token"), id),
                        Optional.empty(),
                        now,
                        now.plus(Duration.ofHours(1))),
                1);
    }

    private void assertTaken() {
        assertEquals(
                Optional.of(Phase.End.TAKEN),
                record().phase().fold(e -> Optional.empty(), d -> Optional.empty(), ended -> Optional.of(ended.end())));
    }

    /** Handling, and sending what follows: others are told through a queue that has to be created before. */
    private void assertInTime(Step step) throws IOException {
        Outbox outbox = new Outbox(
                (message, delay) -> taking(STORAGE_CALL),
                (notice, delay) -> taking(STORAGE_CALL.multipliedBy(3)),
                () -> now);
        assertEquals(Optional.empty(), step.fold(done -> Optional.empty(), outbox::send, again -> Optional.empty()));
        Duration whole = Duration.between(began, now);
        assertTrue(
                whole.plus(MARGIN).compareTo(functionTimeout()) <= 0,
                "one handling can take " + whole + ", the host gives it " + functionTimeout());
    }

    private static Duration functionTimeout() throws IOException {
        JsonNode hostJson = new JsonMapper().readTree(Path.of("host.json").toFile());
        return Duration.between(
                LocalTime.MIDNIGHT,
                LocalTime.parse(hostJson.get("functionTimeout").asText()));
    }

    private Optional<Fault> taking(Duration time) {
        pass(time);
        return Optional.empty();
    }

    private Runnable onceAllTheTimeOfAnEvaluation() {
        boolean[] asked = {false};
        return () -> {
            pass(asked[0] ? Duration.ZERO : AzureDevOpsEvidence.LONGEST);
            asked[0] = true;
        };
    }

    private CheckLedger slowLedger() {
        return (CheckLedger) Proxy.newProxyInstance(
                CheckLedger.class.getClassLoader(), new Class<?>[] {CheckLedger.class}, (proxy, method, arguments) -> {
                    pass(LEDGER_CALL);
                    try {
                        return method.invoke(memory, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
