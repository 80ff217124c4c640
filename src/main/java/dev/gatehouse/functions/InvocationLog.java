package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import dev.gatehouse.check.LogScope;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Hands what the rooms log through slf4j (and slf4j through java.util.logging) to the logger of the current invocation: only
 * that one reaches the Functions host with the invocation's id and the right level. Each line has the id of the check of the
 * {@link LogScope} it is written in.
 */
final class InvocationLog extends Handler {

    private static final Lazy<InvocationLog> INSTALLED = new Lazy<>(InvocationLog::install);
    private static final ThreadLocal<@Nullable Logger> CURRENT = new ThreadLocal<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    /** Kept, since java.util.logging forgets the levels of loggers that nobody holds. */
    private static final Logger AZURE_SDK = Logger.getLogger("com.azure");

    private static final Logger GATEHOUSE = Logger.getLogger("dev.gatehouse");
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(InvocationLog.class);

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
        LogScope.leave(); // a thread begins with what the one was about that made it
        CURRENT.set(context.getLogger());
        try {
            return work.get();
        } catch (MessageNotHandled e) {
            throw e; // the host logs it, and it names its check
        } catch (RuntimeException | Error e) {
            LOG.error("This run failed because of a mistake in the app: {}", e.toString(), e);
            throw e;
        } finally {
            CURRENT.remove();
            LogScope.leave();
        }
    }

    /**
     * Logs a line about nearly every message at the level debug. It does not go through slf4j, which looks through the stack for its
     * caller at each line, and that takes longer than all else that sends a message on.
     */
    static void debug(String text) {
        Logger logger = CURRENT.get();
        if (logger != null) {
            log(logger, Level.CONFIG, text, null);
        }
    }

    @Override
    public void publish(LogRecord record) {
        Logger logger = CURRENT.get();
        if (logger == null || !isLoggable(record)) {
            return;
        }
        log(logger, level(record), formatter.formatMessage(record), record.getThrown());
    }

    /** The invocation's logger may have this handler for a parent: what it logs must not come back. */
    private static void log(Logger logger, Level level, String text, @Nullable Throwable thrown) {
        CURRENT.remove();
        try {
            logger.log(level, LogLine.of(LogScope.check(), text), thrown);
        } finally {
            CURRENT.set(logger);
        }
    }

    /** The Java worker makes Debug of CONFIG, and Trace of what slf4j makes of debug. */
    private static Level level(LogRecord record) {
        return record.getLevel().equals(Level.FINE) ? Level.CONFIG : record.getLevel();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static InvocationLog install() {
        InvocationLog log = new InvocationLog();
        // The SDK logs every refusal of storage as an error, also those that are part of the day's work.
        AZURE_SDK.setLevel(Level.OFF);
        // What is kept is the Functions host's to say: logLevel in host.json.
        GATEHOUSE.setLevel(Level.FINE);
        GATEHOUSE.addHandler(log);
        // What the console prints reaches the host without the invocation's id, and its level is guessed from its
        // words.
        GATEHOUSE.setUseParentHandlers(false);
        return log;
    }
}
