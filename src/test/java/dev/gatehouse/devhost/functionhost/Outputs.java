package dev.gatehouse.devhost.functionhost;

import com.microsoft.azure.functions.annotation.HttpTrigger;
import org.jspecify.annotations.Nullable;

/** Calls functions, and does with what they put out what the host does. */
final class Outputs {

    private final HostQueues queues;

    Outputs(HostQueues queues) {
        this.queues = queues;
    }

    /**
     * Calls the function, then sends what it put out. Where an output cannot be used, the invocation fails.
     *
     * @throws Throwable what the function threw, or what is wrong with its output
     */
    @Nullable
    Object call(FunctionMethod function, Invocation invocation) throws Throwable {
        Object returned = function.call(invocation);
        for (Invocation.QueueOutput output : invocation.outputs()) {
            Object value = output.getValue();
            if (value != null) {
                HostQueue queue = queues.named(output.queueName());
                QueueOutputText.messages(value).forEach(queue::send);
            }
        }
        if (returned == null && function.annotation(HttpTrigger.class).isPresent()) {
            throw new IllegalStateException(function.name() + " answered a request with null");
        }
        return returned;
    }
}
