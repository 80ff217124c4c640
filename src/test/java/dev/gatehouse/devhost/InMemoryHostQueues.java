package dev.gatehouse.devhost;

import dev.gatehouse.devhost.functionhost.HostQueue;
import dev.gatehouse.devhost.functionhost.HostQueues;
import dev.gatehouse.devhost.functionhost.HostSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The function host's queues in memory. */
public final class InMemoryHostQueues implements HostQueues {

    private static final Duration POLLING_INTERVAL = Duration.ofMillis(50);

    private final InstantSource clock;
    private final HostSettings settings;
    private final Map<String, InMemoryQueue> queues = new ConcurrentHashMap<>();

    public InMemoryHostQueues(InstantSource clock, HostSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public HostQueue named(String queueName) {
        InMemoryQueue queue = queue(queueName);
        return HostQueue.isPoison(queueName) ? new PoisonAdapter(queue) : new Adapter(queue);
    }

    /** The queue itself, for those who send with a delay. */
    public InMemoryQueue queue(String queueName) {
        return queues.computeIfAbsent(queueName, this::queueOf);
    }

    private InMemoryQueue queueOf(String name) {
        return HostQueue.isPoison(name)
                ? new InMemoryQueue(clock, settings.lease(), Integer.MAX_VALUE)
                : new InMemoryQueue(
                        clock,
                        settings.lease(),
                        settings.maxDequeueCount(),
                        text -> queue(HostQueue.poisonOf(name)).send(text, Duration.ZERO));
    }

    /** The texts of the messages of a queue that were given up, oldest first. */
    public List<String> poisoned(String queueName) {
        return queue(queueName).poisoned();
    }

    private static class Adapter implements HostQueue {

        private final InMemoryQueue queue;

        Adapter(InMemoryQueue queue) {
            this.queue = queue;
        }

        @Override
        public void send(String text) {
            queue.send(text, Duration.ZERO);
        }

        @Override
        public List<Message> receive(int most) {
            return Stream.generate(queue::receive)
                    .limit(most)
                    .takeWhile(Optional::isPresent)
                    .flatMap(Optional::stream)
                    .map(leased -> new Message(leased.id(), leased.lease(), leased.text(), leased.dequeueCount()))
                    .toList();
        }

        @Override
        public void delete(Message message) {
            queue.delete(leased(message));
        }

        @Override
        public void release(Message message, Duration visibilityDelay) {
            queue.release(leased(message), visibilityDelay);
        }

        @Override
        public Optional<Instant> nextVisibleAt() {
            return queue.nextVisibleAt();
        }

        @Override
        public Duration pollingInterval() {
            return POLLING_INTERVAL;
        }

        private static InMemoryQueue.Leased leased(Message message) {
            return new InMemoryQueue.Leased(
                    message.id(), message.lease(), message.text(), (int) message.dequeueCount());
        }
    }

    /** Leaves a message hidden whose run failed, until its lease ends. */
    private static final class PoisonAdapter extends Adapter {

        PoisonAdapter(InMemoryQueue queue) {
            super(queue);
        }

        @Override
        public void release(Message message, Duration visibilityDelay) {}
    }
}
