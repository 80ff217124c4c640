package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The context of an invocation; its logger is anonymous, as the Java worker's is, and keeps what it is told. */
final class TestContext implements ExecutionContext {

    private final List<String> lines = new ArrayList<>();
    private final Logger logger = Logger.getAnonymousLogger();

    TestContext() {
        logger.setLevel(Level.ALL);
        logger.addHandler(new Lines());
    }

    /** What was logged: the level, a space, the text. */
    List<String> lines() {
        return lines;
    }

    @Override
    public Logger getLogger() {
        return logger;
    }

    @Override
    public String getInvocationId() {
        return "invocation-1";
    }

    @Override
    public String getFunctionName() {
        return "function";
    }

    private final class Lines extends Handler {
        @Override
        public void publish(LogRecord record) {
            lines.add(record.getLevel() + " " + record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
