package dev.gatehouse.functions;

import dev.gatehouse.devhost.InMemoryQueue;
import dev.gatehouse.devhost.MemoryStorage;
import dev.gatehouse.devhost.functionhost.HostQueue;
import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The development host's queue of check messages in memory, in virtual time. */
class InMemoryCheckQueueTest extends CheckQueueContract {

    @Override
    QueueUnderTest emptyQueue(Function<CheckMessage, String> encoder) {
        return new VirtualTime(encoder);
    }

    private static final class VirtualTime implements QueueUnderTest {

        private static final Duration MOMENT = Duration.ofMillis(1);

        private Instant now = Instant.parse("2026-03-01T10:00:00Z");
        private final MemoryStorage storage;

        VirtualTime(Function<CheckMessage, String> encoder) {
            storage = new MemoryStorage(() -> now, HostSettings.DEFAULTS, encoder);
        }

        @Override
        public CheckQueue queue() {
            return storage.checkQueue();
        }

        @Override
        public Optional<Received> receive() {
            return host().receive(1).stream()
                    .findFirst()
                    .map(message -> new Received(
                            message.text(), message.dequeueCount(), new Receipt(message.id(), message.lease())));
        }

        @Override
        public void delete(Received message) {
            host().delete(new HostQueue.Message(
                    message.receipt().messageId(), message.receipt().lease(), message.text(), message.dequeueCount()));
        }

        /** Nobody reports back. */
        @Override
        public void endLease(Received message) {
            now = now.plus(InMemoryQueue.LEASE);
        }

        /** Not a moment earlier, either. */
        @Override
        public Optional<Received> receiveAfter(Duration time) {
            now = now.plus(time).minus(MOMENT);
            Optional<Received> early = receive();
            now = now.plus(MOMENT);
            return early.isPresent() ? Optional.empty() : receive();
        }

        @Override
        public boolean isEmpty() {
            return host().nextVisibleAt().isEmpty();
        }

        private HostQueue host() {
            return storage.queues().named(CheckMessage.QUEUE);
        }
    }
}
