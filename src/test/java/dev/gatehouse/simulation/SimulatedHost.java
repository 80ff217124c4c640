package dev.gatehouse.simulation;

import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckMessages;
import dev.gatehouse.evaluation.Step;
import dev.gatehouse.simulation.SimulatedQueue.Lease;
import dev.gatehouse.simulation.SimulatedQueue.Message;
import dev.gatehouse.simulation.Wiring.Parts;
import dev.gatehouse.simulation.Wiring.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The Functions host of all instances, as far as a queue goes: it polls, hands a message to an instance that has room, deletes
 * what was handled, puts back what was not, and moves to the poison queue what was not handled however often it came.
 */
final class SimulatedHost {

    /** How long a message is on lease. */
    static final Duration LEASE = Duration.ofMinutes(10);

    /** {@code visibilityTimeout} of host.json. */
    static final Duration PUT_BACK = Duration.ofSeconds(30);

    /** {@code maxPollingInterval} of host.json. */
    static final Duration POLLING = Duration.ofSeconds(5);

    private final World world;
    private final Instances instances;
    private final SimulatedQueue queue;
    private final long maxDequeueCount;
    private final Duration hidden;
    private final Role role;
    private final Function function;

    /** A message as its function gets it. */
    record Delivered(CheckMessage message, long dequeueCount) {}

    /** What is done with a message, with the parts of one handling. */
    interface Function {
        Step handle(Caller caller, Parts parts, Delivered delivered);
    }

    /**
     * A host of one queue.
     *
     * @param maxDequeueCount how often a message is tried
     * @param hidden for how long a message is hidden that was not handled
     * @param role as whom the function works
     * @param function handles it
     */
    SimulatedHost(
            World world,
            Instances instances,
            SimulatedQueue queue,
            long maxDequeueCount,
            Duration hidden,
            Role role,
            Function function) {
        this.world = world;
        this.instances = instances;
        this.queue = queue;
        this.maxDequeueCount = maxDequeueCount;
        this.hidden = hidden;
        this.role = role;
        this.function = function;
        queue.watchedBy(this::watch);
    }

    private void watch(Message message) {
        Duration hidden = Duration.between(world.scheduler().instant(), message.visibleAt());
        Duration polled = Duration.ofMillis(world.random(message.subject()).nextLong(POLLING.toMillis()));
        world.scheduler().after((hidden.isNegative() ? Duration.ZERO : hidden).plus(polled), () -> poll(message));
    }

    private void poll(Message message) {
        if (!queue.has(message) || world.scheduler().instant().isBefore(message.visibleAt())) {
            return;
        }
        Optional<SimulatedProcess> instance = instances.withRoom(message.subject());
        if (instance.isEmpty()) {
            world.observers().noRoom(message.subject());
            watch(message);
            return;
        }
        SimulatedProcess process = instance.get();
        world.start(() -> {
            int life = process.life();
            process.begin();
            try {
                handle(new Caller(world, process, message.subject()), message);
            } finally {
                process.end(life);
            }
        });
    }

    private void handle(Caller caller, Message message) {
        receive(caller, message).ifPresent(lease -> {
            Instant began = world.scheduler().instant();
            try {
                handle(caller, lease);
            } finally {
                Duration took = Duration.between(began, world.scheduler().instant());
                world.observers().handled(caller.subject(), took);
            }
        });
    }

    /** Whoever does not get it leaves it to the next one who polls. */
    private Optional<Lease> receive(Caller caller, Message message) {
        try {
            return caller.make(
                    Call.QUEUE_RECEIVE,
                    "receive " + message.number(),
                    () -> queue.receive(message, LEASE),
                    fault -> Optional.empty());
        } finally {
            watch(message);
        }
    }

    private void handle(Caller caller, Lease lease) {
        // Only who died each time gets here more often than is allowed.
        boolean isTried = lease.dequeueCount() <= maxDequeueCount;
        if (isTried && succeeds(caller, lease)) {
            delete(caller, lease);
        } else if (lease.dequeueCount() >= maxDequeueCount) {
            poison(caller, lease);
        } else {
            caller.make(Call.QUEUE_RELEASE, "put back", () -> done(() -> putBack(lease)), fault -> false);
        }
    }

    private boolean succeeds(Caller caller, Lease lease) {
        CheckMessage message = CheckMessages.decode(lease.message().text()).orElseThrow();
        Parts parts = instances.parts(role, caller);
        Step step;
        try {
            step = function.handle(caller, parts, new Delivered(message, lease.dequeueCount()));
        } catch (SimulatedCrash dead) {
            throw dead;
        } catch (RuntimeException bug) {
            world.observers().threw(caller.subject(), bug);
            return false;
        }
        world.history()
                .add(caller.process() + " " + caller.subject() + ": "
                        + world.history().shown(step));
        return step.fold(why -> true, next -> parts.outbox().send(next).isEmpty(), fault -> false);
    }

    private void putBack(Lease lease) {
        queue.release(lease, hidden);
        world.observers().putBack(lease.message().subject(), hidden);
    }

    private void delete(Caller caller, Lease lease) {
        caller.make(
                Call.QUEUE_DELETE,
                "delete " + lease.message().number(),
                () -> done(() -> queue.delete(lease)),
                f -> false);
    }

    /** Copied first, deleted then: a message may come to the poison queue twice, and is never lost. */
    private void poison(Caller caller, Lease lease) {
        Message message = lease.message();
        boolean isCopied = caller.make(
                Call.QUEUE_POISON,
                "poison " + message.number(),
                () -> done(() -> {
                    world.poison().put(message.subject(), message.text(), Duration.ZERO);
                    CheckMessages.decode(message.text())
                            .ifPresent(text -> world.observers().poisoned(message.subject(), text));
                }),
                fault -> false);
        if (isCopied) {
            delete(caller, lease);
        }
    }

    private static boolean done(Runnable effect) {
        effect.run();
        return true;
    }
}
