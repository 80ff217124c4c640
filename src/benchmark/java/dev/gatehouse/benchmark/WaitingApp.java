package dev.gatehouse.benchmark;

import dev.gatehouse.devhost.MemoryStorage;
import dev.gatehouse.devhost.functionhost.FunctionHost;
import dev.gatehouse.devhost.functionhost.HostObserver;
import dev.gatehouse.devhost.functionhost.HostQueue;
import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckMessages;
import dev.gatehouse.functions.AcceptCheck;
import dev.gatehouse.functions.EvaluateCheck;
import dev.gatehouse.functions.Gatehouse;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.seal.SealKeys;
import dev.gatehouse.seal.TokenSeal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The app in its host, with storage in memory, and any number of checks in it that wait for a work item, each a minute apart. */
final class WaitingApp implements AutoCloseable {

    private static final String KEYS = "benchmark:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final UUID ANY = new UUID(0, 9_000);

    private final InstantSource clock = InstantSource.system();
    private final HostSettings settings;
    private final CountedStore store;
    private final Gatehouse gatehouse;
    private final FunctionHost host;
    private final SimilarChecks checks;
    private final Invocation invocation = new Invocation();

    /**
     * An app whose first check was delivered and evaluated as every check is.
     *
     * @param azureDevOps where that is
     */
    WaitingApp(URI azureDevOps, CountedStore store) throws IOException, InterruptedException {
        SecureRandom random = new SecureRandom();
        this.settings = HostSettings.read(Path.of("host.json"));
        this.store = store;
        empty();
        this.gatehouse = new Gatehouse(
                Map.of("GATEHOUSE_SEAL_KEYS", KEYS, "GATEHOUSE_ALLOW_LOOPBACK", "true"), clock, random, store.forApp());
        this.host = FunctionHost.start(
                List.of(new AcceptCheck(gatehouse), new EvaluateCheck(gatehouse)),
                store.forHost(),
                settings,
                clock,
                HostObserver.NONE,
                0);
        TokenSeal seal = SealKeys.parse(KEYS).fold(keys -> new TokenSeal(keys, random), fault -> {
            throw new IllegalStateException(fault.sentence());
        });
        try {
            this.checks = new SimilarChecks(accept(LoopbackAzureDevOps.collection(azureDevOps)), seal);
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
        empty();
    }

    FunctionHost host() {
        return host;
    }

    /** Evaluates the check whose message is next, as the worker has it done; false when there is none. */
    boolean evaluateNext() {
        HostQueue queue = store.forHost().named(CheckMessage.QUEUE);
        List<HostQueue.Message> messages = queue.receive(1);
        for (HostQueue.Message message : messages) {
            new EvaluateCheck(gatehouse).run(message.text(), message.dequeueCount(), invocation);
            queue.delete(message);
        }
        return !messages.isEmpty();
    }

    /** Storage without any check. */
    void empty() {
        store.use(Optional.of(new MemoryStorage(clock, settings, CheckMessages::encode)));
    }

    private CheckRecord accept(URI collection) throws IOException, InterruptedException {
        UUID plan = new UUID(0, 1);
        HttpRequest request = HttpRequest.newBuilder(URI.create(host.baseUrl() + "checks"))
                .header("PlanUrl", collection.toString())
                .header("ProjectId", ANY.toString())
                .header("HubName", "checks")
                .header("PlanId", plan.toString())
                .header("JobId", ANY.toString())
                .header("TaskInstanceId", ANY.toString())
                .header("AuthToken", SimilarChecks.token(0))
                .header("BuildId", "7")
                .POST(BodyPublishers.ofString(SimilarChecks.definition(0)))
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .statusCode();
        host.runDue();
        return store.memory()
                .ledger()
                .ofPlan(plan.toString().replace("-", ""))
                .fold(records -> records.stream().findFirst(), fault -> Optional.<CheckRecord>empty())
                .filter(record ->
                        record.findings().isPresent() && !record.phase().hasEnded())
                .orElseThrow(() -> new IllegalStateException("the check does not wait, accepted with " + status));
    }

    /**
     * One more check that waits, as the first does.
     *
     * @param number from 1, tells it from others
     * @param due when it is evaluated
     * @param seen when its run was looked at
     */
    void add(int number, Instant due, Instant seen) {
        CheckRecord record = checks.one(number, due, seen);
        store.memory().ledger().enter(record);
        store.memory()
                .checkQueue()
                .send(
                        new CheckMessage.Continue(record.id(), record.sequence(), Set.of()),
                        positive(Duration.between(clock.instant(), due)));
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    @Override
    public void close() {
        host.close();
    }
}
