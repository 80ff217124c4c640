package dev.gatehouse.simulation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Notice;
import dev.gatehouse.evaluation.NoticeQueue;
import java.time.Duration;
import java.util.Optional;

/** The queue of notices as one handling reaches it. What is in it is delivered. */
final class SimulatedNoticeQueue implements NoticeQueue {

    private final World world;
    private final Caller caller;

    SimulatedNoticeQueue(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    @Override
    public Optional<Fault> send(Notice notice, Duration delay) {
        return caller.make(
                Call.NOTICE_SEND,
                "tell others that " + world.subject(notice.check()) + " is "
                        + notice.happening().word(),
                () -> {
                    world.observers().told(notice);
                    return Optional.empty();
                },
                Optional::of);
    }
}
