package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Hands what the rooms log through slf4j (and slf4j through java.util.logging) to the logger of the current invocation: only
 * that one reaches the Functions host with the invocation's id and the right level.
 */
final class InvocationLog extends Handler {

    private static final Lazy<InvocationLog> INSTALLED = new Lazy<>(InvocationLog::install);
    private static final ThreadLocal<@Nullable Logger> CURRENT = new ThreadLocal<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    /** Kept, since java.util.logging forgets the levels of loggers that nobody holds. */
    private static final Logger AZURE_SDK = Logger.getLogger("com.azure");

    private static final Logger GATEHOUSE = Logger.getLogger("dev.gatehouse");

    private InvocationLog() {}

    /** Runs the work of one invocation on this thread. */
    static void during(ExecutionContext context, Runnable work) {
        answer(context, () -> {
            work.run();
            return true;
        });
    }

    /** Runs the work of one invocation on this thread and gives its answer. */
    static <T> T answer(ExecutionContext context, Supplier<T> work) {
        INSTALLED.get();
        CURRENT.set(context.getLogger());
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    @Override
    public void publish(LogRecord record) {
        Logger logger = CURRENT.get();
        if (logger == null || !isLoggable(record)) {
            return;
        }
        // The invocation's logger may have this handler for a parent: what it logs must not come back.
        CURRENT.remove();
        try {
            logger.log(record.getLevel(), formatter.formatMessage(record), record.getThrown());
        } finally {
            CURRENT.set(logger);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static InvocationLog install() {
        InvocationLog log = new InvocationLog();
        // The SDK logs every refusal of storage as an error, also those that are part of the day's work.
        AZURE_SDK.setLevel(Level.OFF);
        GATEHOUSE.addHandler(log);
        // What the console prints reaches the host without the invocation's id, and its level is guessed from its
        // words.
        GATEHOUSE.setUseParentHandlers(false);
        return log;
    }
}
