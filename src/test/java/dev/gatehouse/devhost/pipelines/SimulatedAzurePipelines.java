package dev.gatehouse.devhost.pipelines;

import dev.gatehouse.devhost.loopback.LoopbackServer;
import dev.gatehouse.devhost.scenario.Scenario;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A simulated Azure Pipelines for one scenario: it serves the world as it is now, takes logs, records and events, and delivers
 * checks. A driver lets the world go on by {@link #runDue}, in virtual or in real time.
 */
public final class SimulatedAzurePipelines implements AutoCloseable {

    private final World world;
    private final MisbehaviourPlan misbehaviour;
    private final RandomGenerator random;
    private final Instant start;
    private final Changes changes;
    private final LoopbackServer server;
    private volatile @Nullable Deliveries deliveries;
    private volatile @Nullable OutsideEvents events;

    private SimulatedAzurePipelines(
            Scenario scenario, InstantSource clock, RandomGenerator random, Pause pause, Journal journal, int port)
            throws IOException {
        this.start = clock.instant();
        this.random = random;
        this.world = new World(scenario, new Ids(random.nextLong()), clock, journal);
        this.misbehaviour = new MisbehaviourPlan(scenario, start);
        this.changes = new Changes(world, start);
        List<Api> apis = List.of(
                new TaskHubApi(world),
                new EventsApi(world, this::decided),
                new BuildApi(world),
                new BoardsApi(world),
                new StageApi(world));
        this.server = LoopbackServer.start("azure-pipelines", port, new ApiServer(world, misbehaviour, pause, apis));
    }

    /**
     * Starts to serve a scenario's world; its time begins now.
     *
     * @param random makes ids and tokens
     * @param pause lets calls take long where the scenario says so
     * @param port where to listen on loopback; 0 for any free port
     * @throws IOException when the port is taken
     */
    public static SimulatedAzurePipelines start(
            Scenario scenario, InstantSource clock, RandomGenerator random, Pause pause, Journal journal, int port)
            throws IOException {
        return new SimulatedAzurePipelines(scenario, clock, random, pause, journal, port);
    }

    /** What a delivery's {@code PlanUrl} is. */
    public URI collection() {
        return URI.create("http://127.0.0.1:" + server.port() + "/" + ApiServer.COLLECTION + "/");
    }

    /**
     * Delivers the scenario's checks, and raises its events, when they are due.
     *
     * @param functions what the functions' routes are under now, with a slash at the end
     */
    public void deliverTo(Supplier<URI> functions) {
        FunctionCaller caller = new FunctionCaller(functions);
        Deliveries delivering = new Deliveries(world, misbehaviour, random, caller, collection(), start);
        deliveries = delivering;
        events = new OutsideEvents(world, caller, delivering, start);
    }

    /** When the scenario's time began. */
    public Instant start() {
        return start;
    }

    /** When the world changes next, or something is delivered. */
    public Optional<Instant> nextDue() {
        Deliveries delivering = deliveries;
        Optional<Instant> delivery = delivering == null ? Optional.empty() : delivering.nextDue();
        OutsideEvents raising = events;
        Optional<Instant> event = raising == null ? Optional.empty() : raising.nextDue();
        return Stream.of(changes.nextDue(), delivery, event)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** Lets the world change and delivers, as far as it is due, waiting for the answers. */
    public void runDue() throws InterruptedException {
        changes.runDue();
        Deliveries delivering = deliveries;
        if (delivering != null) {
            delivering.runDue();
        }
        OutsideEvents raising = events;
        if (raising != null) {
            raising.runDue();
        }
    }

    /** What was not as the scenario expects of the events that it raises, in sentences. */
    public List<String> unmetEvents() {
        OutsideEvents raising = events;
        return raising == null ? List.of() : raising.unmet();
    }

    /**
     * Makes up a waiting task for a delivery that somebody sent by hand, with whatever ids and token it has. It belongs to no
     * run; what it asks for comes from the scenario's builds.
     *
     * @return false for one that the scenario itself made
     */
    public boolean adopt(HandMadeDelivery delivery) {
        return world.locked(() -> delivery.waitIn(world));
    }

    /** Whether anything is still to be delivered. */
    public boolean hasDeliveriesToCome() {
        Deliveries delivering = deliveries;
        return delivering != null && delivering.nextDue().isPresent();
    }

    /** What became of the scenario's checks. */
    public List<DeliveredCheck> checks() {
        Deliveries delivering = deliveries;
        List<DeliveredCheck.Attempt> attempts = delivering == null ? List.of() : delivering.attempts();
        return world.locked(() -> world.scenario().deliveries().stream()
                .map(delivery -> check(delivery, attempts))
                .toList());
    }

    private DeliveredCheck check(Scenario.Delivery delivery, List<DeliveredCheck.Attempt> attempts) {
        PlanRun plan = world.plan(delivery.run());
        List<WaitingTask> tasks = plan.tasks().stream()
                .filter(task -> task.check().equals(delivery.check()))
                .toList();
        List<TaskLog> logs = plan.logs().stream()
                .filter(log -> plan.checkOf(log).equals(delivery.check()))
                .toList();
        List<WaitingTask.Taken> decisions = new ArrayList<>();
        tasks.forEach(task -> decisions.addAll(task.taken()));
        return new DeliveredCheck(
                delivery.check(),
                plan.planId(),
                tasks.stream().map(WaitingTask::instanceId).toList(),
                attempts.stream()
                        .filter(attempt -> attempt.delivery().equals(delivery))
                        .map(DeliveredCheck.Attempt::answer)
                        .map(answer -> new DeliveredCheck.Reply(answer.status(), answer.problemPlaces()))
                        .toList(),
                tasks.stream().anyMatch(WaitingTask::isWaiting),
                decisions,
                logs.stream().flatMap(log -> log.lines().stream()).toList(),
                logs.size(),
                !tasks.isEmpty() && tasks.stream().allMatch(plan::showsLogOf),
                tasks.isEmpty() ? "" : plan.operationOf(tasks.get(tasks.size() - 1)));
    }

    private boolean decided(WaitingTask task) {
        Deliveries delivering = deliveries;
        return delivering != null && delivering.decided(task);
    }

    @Override
    public void close() {
        server.close();
    }
}
