package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.devhost.pipelines.DeliveredCheck;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import dev.gatehouse.ledger.CheckLedger;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A check on which every run dies, and one that is as large as a check can be, among others. In virtual time. */
class NoCheckHoldsUpOthersTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final int OTHERS = 10;
    private static final String SMALL = "{\"buildReason\": {\"in\": \"manual\"}}";

    private final VirtualClock clock = new VirtualClock(START);
    private final HostSettings settings = HostSettings.read(Path.of("host.json"));
    private final MemoryStorage memory = new MemoryStorage(clock, settings);

    @Test
    void decidesOthersWhileEveryRunOfACheckDies() throws Exception {
        Set<String> deadly = new HashSet<>();
        // The first check that is evaluated.
        CheckLedger ledger = dyingAt(plan -> deadly.isEmpty() ? deadly.add(plan) : deadly.contains(plan));

        List<DeliveredCheck> checks = play(SMALL, ledger);

        // It died of telling people the decision that it had come to; the first attempt after it was given up tells
        // nobody.
        Instant decidedAt = onlyLate(checks).decisions().get(0).at();
        assertTrue(!decidedAt.isBefore(START.plus(Duration.ofMinutes(59))), "it was tried for an hour: " + decidedAt);
        assertOthersAreDecidedAtOnce(checks);
    }

    @Test
    void handlesACheckAsLargeAsChecksCanBe() throws Exception {
        String filler = "x".repeat(100);
        String large = IntStream.range(0, 199)
                .mapToObj(i -> "{\"timelineTask\": {\"name\": \"" + i + filler + "\", \"otherwise\": \"wait\"}}")
                .collect(Collectors.joining(",", "{\"all\": [", "]}"));

        List<DeliveredCheck> checks = play(large, memory.ledger());

        DeliveredCheck late = onlyLate(checks);
        List<String> log = late.log();
        assertEquals(List.of("failed"), results(late));
        assertEquals(
                199,
                log.stream()
                        .filter(line -> line.contains("    … timelineTask "))
                        .count(),
                "lines of conditions");
        assertTrue(log.stream().anyMatch(line -> line.contains("Decision: failed")), "the decision is in the log");
        assertOthersAreDecidedAtOnce(checks);
    }

    /** The one check that was not decided at once. */
    private static DeliveredCheck onlyLate(List<DeliveredCheck> checks) {
        List<DeliveredCheck> late = checks.stream()
                .filter(check -> !check.decisions().get(0).at().equals(START))
                .toList();
        assertEquals(1, late.size(), "checks that were decided late, of " + checks);
        return late.get(0);
    }

    private static void assertOthersAreDecidedAtOnce(List<DeliveredCheck> checks) {
        List<DeliveredCheck> atOnce = checks.stream()
                .filter(check -> check.decisions().get(0).at().equals(START))
                .toList();
        assertEquals(OTHERS, atOnce.size(), "checks that were decided at once, of " + checks);
        for (DeliveredCheck other : atOnce) {
            assertEquals(List.of("succeeded"), results(other), other.check());
        }
    }

    private List<DeliveredCheck> play(String first, CheckLedger ledger) throws IOException, InterruptedException {
        String runs = IntStream.rangeClosed(0, OTHERS)
                .mapToObj(i -> "{\"name\": \"run" + i + "\", \"build\": {\"id\": " + (i + 1) + "}}")
                .collect(Collectors.joining(","));
        String deliveries = IntStream.rangeClosed(0, OTHERS)
                .mapToObj(i -> "{\"check\": \"check" + i + "\", \"run\": \"run" + i + "\", \"headers\":"
                        + " {\"BuildReason\": \"$(Build.Reason)\", \"BuildId\": \"$(Build.BuildId)\"}, \"body\":"
                        + " {\"giveUpAfter\": \"PT10M\", \"require\": " + (i == 0 ? first : SMALL) + "}}")
                .collect(Collectors.joining(","));
        String text = "{\"title\": \"t\", \"runs\": [" + runs + "], \"deliveries\": [" + deliveries + "]}";
        try (Rehearsal rehearsal = Rehearsal.open(
                ScenarioReader.parse("many", text),
                settings,
                new ChangedStorage(memory, memory.queues(), ledger, memory.checkQueue()),
                new Rehearsal.Conditions(clock, clock::advanceBy, new SeededRandom(7), Map.of()),
                new Journal(clock, entry -> {}),
                Rehearsal.Ports.ANY)) {
            assertTrue(new VirtualTime(clock).play(rehearsal), "it came to an end");
            return rehearsal.pipelines().checks();
        }
    }

    private CheckLedger dyingAt(Predicate<String> plan) {
        return (CheckLedger) Proxy.newProxyInstance(
                CheckLedger.class.getClassLoader(), new Class<?>[] {CheckLedger.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("ofPlan") && plan.test((String) arguments[0])) {
                        throw new IllegalStateException("a bug in what is told to the people who wait");
                    }
                    try {
                        return method.invoke(memory.ledger(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static List<String> results(DeliveredCheck check) {
        return check.decisions().stream().map(taken -> taken.result()).toList();
    }
}
