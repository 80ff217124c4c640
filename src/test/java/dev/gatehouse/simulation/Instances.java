package dev.gatehouse.simulation;

import dev.gatehouse.azuredevops.TaskHubs;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.evaluation.Acceptance;
import dev.gatehouse.evaluation.CheckHandler;
import dev.gatehouse.evaluation.Defaults;
import dev.gatehouse.evaluation.PoisonHandler;
import dev.gatehouse.evaluation.Reconciler;
import dev.gatehouse.evaluation.Step;
import dev.gatehouse.evaluation.WakeUp;
import dev.gatehouse.seal.SealKeys;
import dev.gatehouse.seal.TokenSeal;
import dev.gatehouse.simulation.SimulatedHost.Delivered;
import dev.gatehouse.simulation.Wiring.Parts;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The instances of the app, and the app's own parts in them, put together for each handling. */
final class Instances {

    private static final TokenSeal SEAL = SealKeys.parse(
                    "test:" + Base64.getEncoder().encodeToString(new byte[32]))
            .fold(keys -> new TokenSeal(keys, new SecureRandom()), fault -> {
                throw new AssertionError(fault.sentence());
            });

    private static final Duration RETENTION = Duration.ofDays(30);

    private final World world;
    private final Wiring wiring;
    private final List<SimulatedProcess> processes;
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

    Acceptance acceptance(SimulatedProcess process) {
        return new Acceptance(
                url -> Optional.empty(), SEAL, Defaults.STANDARD, process, () -> "delivery-" + deliveries++);
    }

    Step handle(Caller caller, Parts parts, Delivered delivered) {
        CheckHandler handler = CheckHandler.of(
                parts.ledger(),
                parts.taskHubs(),
                (delivery, token) -> new SimulatedEvidence(
                        world, caller, world.task(delivery.taskInstanceId()), delivery.variables()),
                SEAL,
                Defaults.STANDARD,
                caller.process(),
                world.random(caller.subject()));
        return handler.handle(delivered.message(), wiring.dequeueCount(delivered.dequeueCount()));
    }

    Step poisoned(Caller caller, Parts parts, Delivered delivered) {
        return new PoisonHandler(parts.ledger(), SEAL, Defaults.STANDARD, caller.process()).handle(delivered.message());
    }

    void reconcile(Caller caller) {
        Parts parts = parts(caller);
        new Reconciler(parts.ledger(), parts.queue(), SEAL, Defaults.STANDARD, RETENTION, caller.process())
                .run()
                .ifPresent(fault -> world.history().add("the reconciler ended early: " + fault.sentence()));
    }

    Answer<WakeUp.Outcome> wake(Caller caller, CheckId id) {
        Parts parts = wiring.wakerParts(realParts(caller));
        return new WakeUp(parts.ledger(), parts.queue(), caller.process()).wake(id);
    }

    Parts parts(Caller caller) {
        return wiring.parts(realParts(caller));
    }

    private Parts realParts(Caller caller) {
        TaskHubs taskHubs = (delivery, token) -> hub(caller, delivery.taskInstanceId(), token);
        return new Parts(
                new SimulatedLedger(world, caller), taskHubs, new SimulatedCheckQueue(world, caller), caller.process());
    }

    private SimulatedTaskHub hub(Caller caller, UUID task, JobToken token) {
        return new SimulatedTaskHub(world, caller, world.task(task), token);
    }
}
