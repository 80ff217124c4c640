package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.devhost.functionhost.HostQueue;
import dev.gatehouse.devhost.functionhost.HostQueues;
import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.devhost.pipelines.DeliveredCheck;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckLedger;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a delivery is answered while storage is away, and what becomes of its check. In virtual time. */
class AcceptingInTroubleTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final VirtualClock clock = new VirtualClock(START);
    private final HostSettings settings = HostSettings.read(Path.of("host.json"));
    private final MemoryStorage memory = new MemoryStorage(clock, settings);
    private int refusals;

    @Test
    void neverAnswers200WhenTheQueueDidNotTakeTheCheck() throws Exception {
        refusals = Integer.MAX_VALUE;
        DeliveredCheck check = play(0, memory.ledger()).get(0);
        assertEquals(List.of(500), statuses(check));
        assertEquals(List.of(), check.decisions());
        assertEquals(Optional.of(List.of()), ledgerOf(check));
    }

    @Test
    void startsTheCheckOfAServerThatTriesAgainOnce() throws Exception {
        refusals = 3;
        DeliveredCheck check = play(9, memory.ledger()).get(0);
        assertEquals(List.of(500, 500, 500, 200), statuses(check));
        assertEquals(1, check.decisions().size(), "decisions");
        assertEquals("succeeded", check.decisions().get(0).result());
    }

    @Test
    void startsTheCheckOfAPersonWhoRunsTheStageAgain() throws Exception {
        refusals = 1;
        List<DeliveredCheck> checks = play(0, memory.ledger());
        assertEquals(List.of(500), statuses(checks.get(0)));
        assertEquals(List.of(200), statuses(checks.get(1)));
        assertEquals("succeeded", checks.get(1).decisions().get(0).result());
    }

    @Test
    void acceptsWhileTheLedgerIsAwayAndGoesOnWhenItIsBack() throws Exception {
        Instant back = START.plus(Duration.ofMinutes(20));
        DeliveredCheck check = play(0, awayUntil(back)).get(0);
        assertEquals(List.of(200), statuses(check));
        assertEquals("succeeded", check.decisions().get(0).result());
        assertTrue(
                !check.decisions().get(0).at().isBefore(back), check.decisions().toString());
    }

    private List<DeliveredCheck> play(int retries, CheckLedger ledger) throws IOException, InterruptedException {
        String again = retries == 0 ? "" : "\"retries\": {\"times\": " + retries + ", \"after\": \"PT5S\"}, ";
        String check = again + "\"headers\": {\"BuildReason\": \"$(Build.Reason)\"},"
                + " \"body\": {\"require\": {\"buildReason\": {\"in\": \"manual\"}}}";
        String text = "{\"title\": \"t\", \"runs\": [{\"name\": \"first\", \"build\": {\"id\": 5}},"
                + " {\"name\": \"again\", \"build\": {\"id\": 6}}], \"deliveries\": ["
                + "{\"check\": \"first\", \"run\": \"first\", " + check + "},"
                + "{\"check\": \"again\", \"run\": \"again\", \"at\": \"PT1M\", " + check + "}]}";
        try (Rehearsal rehearsal = Rehearsal.open(
                ScenarioReader.parse("trouble", text),
                settings,
                new ChangedStorage(memory, refusingQueues(), ledger, memory.checkQueue()),
                new Rehearsal.Conditions(clock, clock::advanceBy, new SeededRandom(7), Map.of()),
                new Journal(clock, entry -> {}),
                Rehearsal.Ports.ANY)) {
            assertTrue(new VirtualTime(clock).play(rehearsal), "it came to an end");
            return rehearsal.pipelines().checks();
        }
    }

    /** Queues that take nothing from the host's output binding for as often as they are to refuse. */
    private HostQueues refusingQueues() {
        return name -> name.equals(CheckMessage.QUEUE)
                ? refusing(memory.queues().named(name))
                : memory.queues().named(name);
    }

    private HostQueue refusing(HostQueue queue) {
        return proxy(HostQueue.class, queue, method -> {
            if (method.equals("send") && refusals > 0) {
                refusals--;
                throw new IllegalStateException("the queue is away");
            }
            return Optional.empty();
        });
    }

    private CheckLedger awayUntil(Instant back) {
        return proxy(
                CheckLedger.class,
                memory.ledger(),
                method -> clock.instant().isBefore(back)
                        ? Optional.of(Answer.failed(Fault.passing("The ledger is away.")))
                        : Optional.empty());
    }

    /** Something that answers in place of another, or throws, where it wants to. */
    private interface Instead {
        Optional<Object> of(String method);
    }

    private static <T> T proxy(Class<T> type, T other, Instead instead) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (p, method, arguments) -> {
                    Optional<Object> answer = instead.of(method.getName());
                    if (answer.isPresent()) {
                        return answer.get();
                    }
                    try {
                        return method.invoke(other, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static List<Integer> statuses(DeliveredCheck check) {
        return check.answers().stream().map(DeliveredCheck.Reply::status).toList();
    }

    private Optional<List<?>> ledgerOf(DeliveredCheck check) {
        return memory.ledger()
                .ofPlan(check.planId().toString().replace("-", ""))
                .fold(Optional::of, fault -> Optional.empty());
    }
}
