package dev.gatehouse.devhost.functionhost;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One call of a function: what triggered it, what is bound to its parameters, and what it puts out. */
final class Invocation implements ExecutionContext, AutoCloseable {

    private final String functionName;
    private final String id = UUID.randomUUID().toString();
    private final Object trigger;
    private final Map<String, Object> bindingData;
    private final List<QueueOutput> outputs = new ArrayList<>();
    private final Logger logger = Logger.getAnonymousLogger();
    private volatile boolean ended;

    Invocation(String functionName, Object trigger, Map<String, Object> bindingData, HostObserver observer) {
        this.functionName = functionName;
        this.trigger = trigger;
        this.bindingData = bindingData;
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        logger.addHandler(new Forwarder(observer));
    }

    Object trigger() {
        return trigger;
    }

    /** The value bound under a name. Where there is none, as for a part of the route that is not there, the invocation fails. */
    Object bound(String name) {
        Object value = bindingData.get(name);
        if (value == null) {
            throw new IllegalStateException(functionName + ": nothing is bound under the name " + name);
        }
        return value;
    }

    QueueOutput openOutput(String queueName) {
        QueueOutput output = new QueueOutput(queueName);
        outputs.add(output);
        return output;
    }

    List<QueueOutput> outputs() {
        return outputs;
    }

    @Override
    public Logger getLogger() {
        return logger;
    }

    @Override
    public String getInvocationId() {
        return id;
    }

    @Override
    public String getFunctionName() {
        return functionName;
    }

    /** Ends the invocation: what is logged later is dropped. */
    @Override
    public void close() {
        ended = true;
    }

    /** What a function puts into a queue. */
    static final class QueueOutput implements OutputBinding<Object> {

        private final String queueName;
        private @Nullable Object value;

        QueueOutput(String queueName) {
            this.queueName = queueName;
        }

        String queueName() {
            return queueName;
        }

        @Override
        public @Nullable Object getValue() {
            return value;
        }

        @Override
        public void setValue(@Nullable Object value) {
            this.value = value;
        }
    }

    private final class Forwarder extends Handler {

        private final HostObserver observer;

        Forwarder(HostObserver observer) {
            this.observer = observer;
        }

        @Override
        public void publish(LogRecord record) {
            if (!ended) {
                observer.logged(functionName, record.getLevel(), record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
