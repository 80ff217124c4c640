package dev.gatehouse.benchmark;

import dev.gatehouse.devhost.functionhost.HostQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A queue of the host whose operations are counted. */
final class CountedQueue implements HostQueue {

    private final Supplier<HostQueue> queue;
    private final StorageOperations operations;

    /** @param queue is asked for the queue at each operation, because it may be taken for another */
    CountedQueue(Supplier<HostQueue> queue, StorageOperations operations) {
        this.queue = queue;
        this.operations = operations;
    }

    @Override
    public void send(String text) {
        operations.other();
        queue.get().send(text);
    }

    @Override
    public List<Message> receive(int most) {
        List<Message> messages = queue.get().receive(most);
        operations.received(messages.size());
        return messages;
    }

    @Override
    public void delete(Message message) {
        operations.other();
        queue.get().delete(message);
    }

    @Override
    public void release(Message message, Duration visibilityDelay) {
        operations.other();
        queue.get().release(message, visibilityDelay);
    }

    @Override
    public Optional<Instant> nextVisibleAt() {
        return queue.get().nextVisibleAt();
    }

    @Override
    public Duration pollingInterval() {
        return queue.get().pollingInterval();
    }
}
