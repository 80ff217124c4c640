package dev.gatehouse.simulation;

import dev.gatehouse.azuredevops.TaskHubs;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.check.LogScope;
import dev.gatehouse.condition.Connections;
import dev.gatehouse.condition.EventBody;
import dev.gatehouse.condition.Policies;
import dev.gatehouse.evaluation.Acceptance;
import dev.gatehouse.evaluation.CheckHandler;
import dev.gatehouse.evaluation.Defaults;
import dev.gatehouse.evaluation.Events;
import dev.gatehouse.evaluation.PoisonHandler;
import dev.gatehouse.evaluation.Raised;
import dev.gatehouse.evaluation.Reconciler;
import dev.gatehouse.evaluation.Step;
import dev.gatehouse.evaluation.Termination;
import dev.gatehouse.evaluation.WakeUp;
import dev.gatehouse.ledger.InMemorySignatures;
import dev.gatehouse.seal.SealKeys;
import dev.gatehouse.seal.TokenSeal;
import dev.gatehouse.simulation.SimulatedHost.Delivered;
import dev.gatehouse.simulation.Wiring.Parts;
import dev.gatehouse.simulation.Wiring.Role;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The instances of the app, and the app's own parts in them, put together for each handling. */
final class Instances {

    private static final String KEY = ":" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String KEPT = "kept" + KEY;

    private static final Connections CONNECTIONS = new Connections() {
        @Override
        public Set<String> names() {
            return Set.of(TaskStory.OTHERS);
        }

        @Override
        public Set<String> signing() {
            return names();
        }

        @Override
        public Optional<String> refusal(URI url) {
            return Connections.NONE.refusal(url);
        }
    };

    private final World world;
    private final Wiring wiring;
    private final List<SimulatedProcess> processes;
    private final Map<String, TokenSeal> seals = new HashMap<>();
    private int deliveries;

    Instances(World world, Wiring wiring) {
        this.world = world;
        this.wiring = wiring;
        this.processes = List.of(
                new SimulatedProcess("A", world.scheduler(), Duration.ZERO),
                new SimulatedProcess("B", world.scheduler(), world.story().skew()));
    }

    /** Some instance. */
    SimulatedProcess any(String subject) {
        return processes.get(world.random(subject).nextInt(processes.size()));
    }

    /** Some instance that can take one more message. */
    Optional<SimulatedProcess> withRoom(String subject) {
        SimulatedProcess first = any(subject);
        return first.hasRoom()
                ? Optional.of(first)
                : processes.stream().filter(SimulatedProcess::hasRoom).findFirst();
    }

    private static TokenSeal sealWith(String keys) {
        return SealKeys.parse(keys).fold(parsed -> new TokenSeal(parsed, new SecureRandom()), fault -> {
            throw new AssertionError(fault.sentence());
        });
    }

    /** With the app's keys of just now. */
    private TokenSeal seal() {
        return sealWithFirst(KEPT);
    }

    /** The first seals: of a task whose key is to be lost, one of its own. */
    private TokenSeal sealFor(WaitingTask task) {
        return sealWithFirst(toBeLost().contains(key(task)) ? key(task) : KEPT);
    }

    private TokenSeal sealWithFirst(String first) {
        String keys = Stream.concat(Stream.of(first, KEPT), toBeLost().stream())
                .distinct()
                .collect(Collectors.joining(","));
        return seals.computeIfAbsent(keys, Instances::sealWith);
    }

    private List<String> toBeLost() {
        Instant now = world.scheduler().instant();
        return world.tasks().stream()
                .filter(task -> task.story().hardship().keyLostAfter().isPresent())
                .filter(task -> !task.isKeyLost(now))
                .map(Instances::key)
                .toList();
    }

    private static String key(WaitingTask task) {
        return "of-" + task + KEY;
    }

    Acceptance acceptance(SimulatedProcess process, WaitingTask task) {
        return new Acceptance(
                url -> Optional.empty(),
                sealFor(task),
                CONNECTIONS,
                Policies.NONE,
                Defaults.STANDARD,
                process,
                () -> "delivery-" + deliveries++);
    }

    Step handle(Caller caller, Parts parts, Delivered delivered) {
        CheckHandler handler = CheckHandler.of(
                parts.ledger(),
                parts.taskHubs(),
                (delivery, token) -> new SimulatedEvidence(
                        world, caller, world.task(delivery.taskInstanceId()), delivery.variables()),
                seal(),
                Defaults.STANDARD,
                caller.process(),
                world.random(caller.subject()));
        Delivered told = wiring.delivered(delivered, caller.process());
        return LogScope.during(told.message().checkId(), () -> handler.handle(told.message(), told.dequeueCount()));
    }

    Step poisoned(Caller caller, Parts parts, Delivered delivered) {
        PoisonHandler handler = new PoisonHandler(parts.ledger(), seal(), Defaults.STANDARD, caller.process());
        return LogScope.during(delivered.message().checkId(), () -> handler.handle(delivered.message()));
    }

    void reconcile(Caller caller) {
        Parts parts = parts(Role.RECONCILER, caller);
        new Reconciler(
                        parts.ledger(),
                        parts.outbox(),
                        new InMemorySignatures(),
                        seal(),
                        Defaults.STANDARD,
                        world.story().retention(),
                        caller.process())
                .run()
                .ifPresent(fault -> world.history().add("the reconciler ended early: " + fault.sentence()));
    }

    Answer<WakeUp.Outcome> wake(Caller caller, CheckId id) {
        Parts parts = parts(Role.WAKER, caller);
        return new WakeUp(parts.ledger(), parts.outbox(), caller.process()).wake(id);
    }

    Answer<Termination.Outcome> terminate(Caller caller, CheckId id, String reason) {
        Parts parts = parts(Role.OPERATOR, caller);
        return new Termination(parts.ledger(), parts.outbox(), caller.process()).terminate(id, reason);
    }

    /** Raises the event that every check here waits for. */
    Answer<Raised> raise(Caller caller, CheckId id) {
        Parts parts = parts(Role.WAKER, caller);
        return new Events(parts.ledger(), parts.outbox(), new InMemorySignatures(), seal(), caller.process())
                .raise(id, "told", EventBody.of(""), connection -> Optional.empty());
    }

    /** What one handling works with. */
    Parts parts(Role role, Caller caller) {
        TaskHubs taskHubs = (delivery, token) -> hub(caller, delivery.taskInstanceId(), token);
        return wiring.parts(
                role,
                new Parts(
                        new SimulatedLedger(world, caller),
                        taskHubs,
                        new SimulatedCheckQueue(world, caller),
                        new SimulatedNoticeQueue(world, caller),
                        caller.process()));
    }

    private SimulatedTaskHub hub(Caller caller, UUID task, JobToken token) {
        return new SimulatedTaskHub(world, caller, world.task(task), token);
    }
}
