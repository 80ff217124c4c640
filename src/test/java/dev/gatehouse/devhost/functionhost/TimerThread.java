package dev.gatehouse.devhost.functionhost;

import dev.gatehouse.devhost.loopback.DaemonThreads;
import java.time.Duration;
import java.time.InstantSource;

/** Runs a timer's function in real time, until it is closed. */
final class TimerThread implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TimerFunction function;
    private final InstantSource clock;
    private final Thread thread;

    TimerThread(TimerFunction function, InstantSource clock) {
        this.function = function;
        this.clock = clock;
        this.thread = DaemonThreads.named(function.name() + "-timer").newThread(this::run);
        thread.start();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Duration wait = Duration.between(clock.instant(), function.next());
                Thread.sleep(Math.max(1, wait.toMillis()));
                function.runIfDue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts no more runs, and lets the one at work end. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
