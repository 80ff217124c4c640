package dev.gatehouse.devhost;

import dev.gatehouse.devhost.functionhost.HostObserver;
import dev.gatehouse.devhost.functionhost.HostQueue;
import java.io.PrintStream;
import java.util.logging.Level;

/** Prints what the host does, a line for each thing: for a host without a scenario, which has nothing else to tell. */
final class PrintingObserver implements HostObserver {

    private final PrintStream out;

    PrintingObserver(PrintStream out) {
        this.out = out;
    }

    @Override
    public void answered(String method, String path, int status) {
        out.println(method + " " + path + " → " + status);
    }

    @Override
    public void notTaken(String method, String path) {
        out.println(method + " " + path + " → 404: no function takes this");
    }

    @Override
    public void received(String function, HostQueue.Message message) {
        out.println(function + " takes message " + message.id() + " for the " + message.dequeueCount() + ". time");
    }

    @Override
    public void ended(String function, HostQueue.Message message) {
        out.println(function + " is done with message " + message.id());
    }

    @Override
    public void failed(String function, Throwable cause) {
        out.println(function + " failed: " + cause);
    }

    @Override
    public void logged(String function, Level level, String message) {
        if (level.intValue() >= Level.INFO.intValue()) {
            out.println(function + " " + level + ": " + message);
        }
    }
}
