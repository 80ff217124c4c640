package dev.gatehouse.devhost;

import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.devhost.pipelines.Journal;
import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.History;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a check costs that waits: every operation of the storage account and every call of Azure DevOps that its messages take, counted
 * where they arrive, while virtual time goes by and nothing changes.
 *
 * @param turns what handling each of its messages took, but for the first, which enters the check
 */
public record WaitingCost(List<Turn> turns) {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    public WaitingCost {
        turns = List.copyOf(turns);
    }

    /**
     * The handling of one message.
     *
     * @param at when
     * @param evaluations how many evaluations it made: one, or none where it only looked at the run
     * @param storage the operations of the storage account, in order, the host's among them
     * @param azureDevOps the calls of Azure DevOps, in order: a method and a path, where {@code *} stands for an id
     */
    public record Turn(Instant at, int evaluations, List<String> storage, List<String> azureDevOps) {

        private static final String PLAN = "GET distributedtask/hubs/";

        public Turn {
            storage = List.copyOf(storage);
            azureDevOps = List.copyOf(azureDevOps);
        }

        /** Whether it looked if the run still waits. */
        public boolean looksAtTheRun() {
            return azureDevOps.stream().anyMatch(call -> call.startsWith(PLAN));
        }

        @Override
        public String toString() {
            return at + ": " + evaluations + " evaluations, storage " + storage + ", Azure DevOps " + azureDevOps;
        }
    }

    /**
     * Lets the one check of a scenario wait.
     *
     * @param connectionString the storage account's
     * @param lasting for how long, from when it was delivered
     * @throws IllegalStateException when it does not wait, or when what it finds changes after the first evaluation
     */
    public static WaitingCost of(Scenario scenario, String connectionString, Duration lasting)
            throws IOException, InterruptedException {
        VirtualClock clock = new VirtualClock(START);
        List<String> storageCalls = new ArrayList<>();
        List<String> azureDevOpsCalls = new ArrayList<>();
        Journal journal = new Journal(clock, entry -> {
            if (entry.kind() == Journal.Kind.CALL) {
                azureDevOpsCalls.add(call(entry.text()));
            }
        });
        HostSettings settings = HostSettings.read(Path.of("host.json"));
        SeededRandom random = new SeededRandom(scenario.seed());
        try (CountedStorage storage = new CountedStorage(connectionString, clock, random, settings, storageCalls::add);
                Rehearsal rehearsal = Rehearsal.open(
                        scenario,
                        settings,
                        storage,
                        new Rehearsal.Conditions(clock, clock::advanceBy, random, Map.of()),
                        journal,
                        Rehearsal.Ports.ANY)) {
            List<Turn> turns = new ArrayList<>();
            Optional<CheckRecord> before = Optional.empty();
            while (clock.instant().isBefore(START.plus(lasting))) {
                goOn(clock, rehearsal);
                storageCalls.clear();
                azureDevOpsCalls.clear();
                if (rehearsal.host().runDue()) {
                    List<String> operations = List.copyOf(storageCalls);
                    CheckRecord now = waiting(rehearsal);
                    before.map(earlier -> evaluations(earlier, now))
                            .map(many -> new Turn(clock.instant(), many, operations, azureDevOpsCalls))
                            .ifPresent(turns::add);
                    before = Optional.of(now);
                }
            }
            return new WaitingCost(turns);
        }
    }

    /** Without the answer that is expected; an id stands as {@code *}. */
    private static String call(String told) {
        return told.replaceAll(" → 200$", "").replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "*");
    }

    private static void goOn(VirtualClock clock, Rehearsal rehearsal) throws InterruptedException {
        Stream.of(rehearsal.pipelines().nextDue(), rehearsal.host().nextDue())
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .ifPresent(clock::advanceTo);
        rehearsal.pipelines().runDue();
    }

    private static CheckRecord waiting(Rehearsal rehearsal) {
        String plan = rehearsal.pipelines().checks().get(0).planId().toString().replace("-", "");
        return rehearsal
                .ledger()
                .ofPlan(plan)
                .fold(
                        records -> records.stream()
                                .filter(record ->
                                        record.phase().fold(evaluating -> true, delivering -> false, ended -> false))
                                .findFirst(),
                        fault -> Optional.<CheckRecord>empty())
                .orElseThrow(() -> new IllegalStateException(
                        "the check does not wait: " + rehearsal.journal().entries()));
    }

    private static int evaluations(CheckRecord before, CheckRecord now) {
        if (!now.findings().equals(before.findings())) {
            throw new IllegalStateException("it changed: " + before.findings() + " became " + now.findings());
        }
        return count(now) - count(before);
    }

    private static int count(CheckRecord record) {
        return record.history().evaluations().stream()
                .mapToInt(History.Evaluated::times)
                .sum();
    }
}
