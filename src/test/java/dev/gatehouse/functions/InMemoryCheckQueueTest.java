package dev.gatehouse.functions;

import dev.gatehouse.devhost.InMemoryQueue;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The development host's queue, in virtual time. */
class InMemoryCheckQueueTest extends CheckQueueContract {

    @Override
    QueueUnderTest emptyQueue(Function<CheckMessage, String> encoder) {
        return new VirtualTime(encoder);
    }

    private static final class VirtualTime implements QueueUnderTest {

        private final Function<CheckMessage, String> encoder;
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");
        private final InMemoryQueue memory = new InMemoryQueue(() -> now);

        VirtualTime(Function<CheckMessage, String> encoder) {
            this.encoder = encoder;
        }

        @Override
        public CheckQueue queue() {
            return (message, delay) -> {
                memory.send(encoder.apply(message), delay);
                return Optional.empty();
            };
        }

        @Override
        public Optional<Received> receive() {
            return memory.receive()
                    .map(message -> new Received(
                            message.text(), message.dequeueCount(), new Receipt(message.id(), message.lease())));
        }

        @Override
        public void delete(Received message) {
            memory.delete(new InMemoryQueue.Leased(
                    message.receipt().messageId(),
                    message.receipt().lease(),
                    message.text(),
                    Math.toIntExact(message.dequeueCount())));
        }

        @Override
        public Duration lease() {
            return InMemoryQueue.LEASE;
        }

        @Override
        public void letTimePass(Duration time) {
            now = now.plus(time);
        }
    }
}
