package dev.gatehouse.devhost.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.devhost.functionhost.HostObserver;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Writes down everything that is logged while it is open: the records of java.util.logging with their parameters and exceptions, what
 * reaches the loggers of invocations, the exceptions that the host is thrown, and what is printed.
 */
public final class WatchedLog extends Handler implements HostObserver, AutoCloseable {

    /** The second hands nothing to the first once the app runs. */
    private static final List<String> LOGGERS = List.of("", "dev.gatehouse");

    private final Spills spills;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private WatchedLog(Spills spills) {
        this.spills = spills;
    }

    public static WatchedLog open(Spills spills) {
        WatchedLog log = new WatchedLog(spills);
        log.setLevel(Level.ALL);
        LOGGERS.forEach(name -> Logger.getLogger(name).addHandler(log));
        System.setOut(new PrintStream(log.and(log.out), true, UTF_8));
        System.setErr(new PrintStream(log.and(log.err), true, UTF_8));
        return log;
    }

    private OutputStream and(PrintStream console) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                printed.write(b);
                console.write(b);
            }
        };
    }

    @Override
    public void publish(LogRecord record) {
        spill(record.getLoggerName() + " " + record.getMessage() + " " + Arrays.toString(record.getParameters()));
        if (record.getThrown() != null) {
            spill(trace(record.getThrown()));
        }
    }

    @Override
    public void logged(String function, Level level, String message) {
        spill(function + " " + level + " " + message);
    }

    @Override
    public void failed(String function, Throwable cause) {
        spill(function + " failed: " + trace(cause));
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private void spill(String text) {
        spills.add(Spills.Place.LOGGED, text);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGERS.forEach(name -> Logger.getLogger(name).removeHandler(this));
        System.setOut(out);
        System.setErr(err);
        spill(printed.toString(UTF_8));
    }
}
