package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The context of an invocation; its logger is anonymous, as the Java worker's is, and keeps what it is told. */
public final class TestContext implements ExecutionContext {

    private final TestLog log = new TestLog();
    private final Logger logger = Logger.getAnonymousLogger();

    public TestContext() {
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(log);
    }

    /** What was logged: the level, a space, the text. */
    public List<String> lines() {
        return log.lines();
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
}
