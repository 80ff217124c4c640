package dev.gatehouse.simulation;

import dev.gatehouse.check.LogScope;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps the app's log of thousands of stories off the console, and hands its errors to the story that they belong to. */
final class ErrorLog extends Handler implements BeforeAllCallback, AfterAllCallback {

    /** Held, since the log manager does not hold it. */
    private static final Logger APP = Logger.getLogger("dev.gatehouse");

    private static final ThreadLocal<Consumer<String>> READER = new ThreadLocal<>();

    private @Nullable Level level;
    private boolean hasParents;

    /** Runs code of one story, whose errors go to this reader. */
    static void readBy(Consumer<String> reader, Runnable code) {
        READER.set(reader);
        try {
            code.run();
        } finally {
            READER.remove();
        }
    }

    void begin() {
        setLevel(Level.SEVERE);
        level = APP.getLevel();
        hasParents = APP.getUseParentHandlers();
        APP.setLevel(Level.SEVERE);
        APP.setUseParentHandlers(false);
        APP.addHandler(this);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        begin();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        APP.removeHandler(this);
        APP.setUseParentHandlers(hasParents);
        APP.setLevel(level);
    }

    @Override
    public void publish(LogRecord record) {
        Consumer<String> reader = READER.get();
        if (reader != null && isLoggable(record)) {
            reader.accept(LogScope.check().orElse("nobody") + " " + record.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
