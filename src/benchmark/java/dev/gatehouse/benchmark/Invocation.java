package dev.gatehouse.benchmark;

import com.microsoft.azure.functions.ExecutionContext;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The context of an invocation. Its logger is anonymous, as the Java worker's is, and what it is told goes nowhere. */
final class Invocation implements ExecutionContext {

    private final Logger logger = Logger.getAnonymousLogger();

    Invocation() {
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
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
        return "AcceptCheck";
    }
}
