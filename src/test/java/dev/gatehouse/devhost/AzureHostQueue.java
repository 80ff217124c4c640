package dev.gatehouse.devhost;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueMessageItem;
import dev.gatehouse.devhost.functionhost.HostQueue;
import dev.gatehouse.devhost.functionhost.HostSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A storage queue as the Functions host uses it. */
final class AzureHostQueue implements HostQueue {

    /** What a storage queue gives at once. */
    private static final int MOST_AT_ONCE = 32;

    private static final Duration POLLING_INTERVAL = Duration.ofMillis(250);
    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    private static final Duration NEVER = Duration.ofSeconds(-1);

    private final QueueClient queue;
    private final Optional<QueueClient> poison;
    private final HostSettings settings;

    /** @param poison absent for a queue that is one itself */
    AzureHostQueue(QueueClient queue, Optional<QueueClient> poison, HostSettings settings) {
        this.queue = queue;
        this.poison = poison;
        this.settings = settings;
    }

    @Override
    public void send(String text) {
        queue.sendMessageWithResponse(text, Duration.ZERO, NEVER, TIME_OUT, Context.NONE);
    }

    @Override
    public List<Message> receive(int most) {
        List<Message> messages = new ArrayList<>();
        for (QueueMessageItem item :
                queue.receiveMessages(Math.min(most, MOST_AT_ONCE), settings.lease(), TIME_OUT, Context.NONE)) {
            Message message = new Message(
                    item.getMessageId(), item.getPopReceipt(), item.getBody().toString(), item.getDequeueCount());
            if (poison.isEmpty() || message.dequeueCount() <= settings.maxDequeueCount()) {
                messages.add(message);
            } else {
                moveToPoison(message);
            }
        }
        return List.copyOf(messages);
    }

    @Override
    public void delete(Message message) {
        queue.deleteMessage(message.id(), message.lease());
    }

    @Override
    public void release(Message message, Duration visibilityDelay) {
        if (poison.isEmpty()) {
            return;
        }
        if (message.dequeueCount() >= settings.maxDequeueCount()) {
            moveToPoison(message);
        } else {
            queue.updateMessage(message.id(), message.lease(), message.text(), visibilityDelay);
        }
    }

    private void moveToPoison(Message message) {
        poison.orElseThrow().sendMessageWithResponse(message.text(), Duration.ZERO, NEVER, TIME_OUT, Context.NONE);
        delete(message);
    }

    /** Nothing is known of messages that are not visible yet. */
    @Override
    public Optional<Instant> nextVisibleAt() {
        return Optional.empty();
    }

    @Override
    public Duration pollingInterval() {
        return POLLING_INTERVAL;
    }
}
