package dev.gatehouse.simulation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckMessages;
import dev.gatehouse.evaluation.CheckQueue;
import java.time.Duration;
import java.util.Optional;

/** The queue as one handling reaches it. */
final class SimulatedCheckQueue implements CheckQueue {

    private final World world;
    private final Caller caller;

    SimulatedCheckQueue(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    @Override
    public Optional<Fault> send(CheckMessage message, Duration delay) {
        String what = "send " + message.fold(accepted -> "accepted", goOn -> "message " + goOn.sequence()) + " to "
                + world.subject(message) + " in " + delay;
        return caller.make(
                Call.QUEUE_SEND,
                what,
                () -> {
                    world.queue().put(world.subject(message), CheckMessages.encode(message), delay);
                    world.observers().sent(caller.subject(), message, delay);
                    return Optional.empty();
                },
                Optional::of);
    }
}
