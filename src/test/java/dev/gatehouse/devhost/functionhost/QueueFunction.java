package dev.gatehouse.devhost.functionhost;

import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A function that a message triggers, and its queue. */
final class QueueFunction {

    private final FunctionMethod function;
    private final HostQueue queue;
    private final Duration visibilityTimeout;
    private final Outputs outputs;
    private final HostObserver observer;

    private QueueFunction(
            FunctionMethod function,
            HostQueue queue,
            Duration visibilityTimeout,
            Outputs outputs,
            HostObserver observer) {
        this.function = function;
        this.queue = queue;
        this.visibilityTimeout = visibilityTimeout;
        this.outputs = outputs;
        this.observer = observer;
    }

    static Optional<QueueFunction> of(
            FunctionMethod function, HostQueues queues, HostSettings settings, Outputs outputs, HostObserver observer) {
        Optional<Parameter> trigger = function.parameter(QueueTrigger.class);
        trigger.filter(parameter -> parameter.getType() != String.class).ifPresent(parameter -> {
            throw new IllegalArgumentException("the development host hands over messages as String, not as "
                    + parameter.getType().getName() + " of " + function.name());
        });
        return trigger.map(parameter -> new QueueFunction(
                function,
                queues.named(parameter.getAnnotation(QueueTrigger.class).queueName()),
                settings.visibilityTimeout(),
                outputs,
                observer));
    }

    String name() {
        return function.name();
    }

    HostQueue queue() {
        return queue;
    }

    /** Handles a message: deletes it when the function returns, gives it back when the function throws. */
    void handle(HostQueue.Message message) {
        observer.received(function.name(), message);
        try {
            run(message);
        } finally {
            observer.ended(function.name(), message);
        }
    }

    private void run(HostQueue.Message message) {
        try (Invocation invocation = new Invocation(function.name(), message.text(), bindings(message), observer)) {
            outputs.call(function, invocation);
            queue.delete(message);
        } catch (Throwable e) {
            observer.failed(function.name(), e);
            queue.release(message, visibilityTimeout);
        }
    }

    private static Map<String, Object> bindings(HostQueue.Message message) {
        return Map.of(
                "QueueTrigger", message.text(),
                "DequeueCount", message.dequeueCount(),
                "Id", message.id(),
                "PopReceipt", message.lease());
    }

    /** When its next message is visible. */
    Optional<Instant> nextDue() {
        return queue.nextVisibleAt();
    }
}
