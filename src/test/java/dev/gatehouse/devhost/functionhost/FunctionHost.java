package dev.gatehouse.devhost.functionhost;

import dev.gatehouse.devhost.loopback.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs function objects on loopback as the Functions host with the Java worker does: HTTP, queue and timer triggers and queue
 * outputs, found by their annotations. Function keys are not asked for, as with Core Tools.
 *
 * <p>In real time {@link #startPolling} hands out messages as they become visible and runs timers; in virtual time a driver
 * asks {@link #nextDue} and {@link #nextTimer} and calls {@link #runDue} and {@link #runTimers}.
 */
public final class FunctionHost implements AutoCloseable {

    private final HostSettings settings;
    private final InstantSource clock;
    private final HostObserver observer;
    private final List<QueueFunction> queueFunctions = new ArrayList<>();
    private final List<TimerFunction> timerFunctions = new ArrayList<>();
    private final List<QueuePoller> pollers = new ArrayList<>();
    private final List<TimerThread> timers = new ArrayList<>();
    private final LoopbackServer server;

    private FunctionHost(
            List<?> functions,
            HostQueues queues,
            HostSettings settings,
            InstantSource clock,
            HostObserver observer,
            int port)
            throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.observer = observer;
        Outputs outputs = new Outputs(queues);
        List<HttpFunction> httpFunctions = new ArrayList<>();
        for (Object instance : functions) {
            for (FunctionMethod function : FunctionMethod.of(instance)) {
                HttpFunction.of(function).ifPresent(httpFunctions::add);
                QueueFunction.of(function, queues, settings, outputs, observer).ifPresent(queueFunctions::add);
                TimerFunction.of(function, outputs, observer, clock).ifPresent(timerFunctions::add);
            }
        }
        this.server = LoopbackServer.start(
                "functions", port, new HttpEdge(settings.routePrefix(), httpFunctions, outputs, observer));
    }

    /**
     * Starts to answer requests.
     *
     * @param functions objects with methods that have {@code @FunctionName}
     * @param port where to listen on loopback; 0 for any free port
     * @throws IOException when the port is taken
     */
    public static FunctionHost start(
            List<?> functions,
            HostQueues queues,
            HostSettings settings,
            InstantSource clock,
            HostObserver observer,
            int port)
            throws IOException {
        return new FunctionHost(functions, queues, settings, clock, observer, port);
    }

    /** Where the functions' routes are, with a slash at the end. */
    public URI baseUrl() {
        String prefix = settings.routePrefix().isEmpty() ? "" : settings.routePrefix() + "/";
        return URI.create("http://127.0.0.1:" + server.port() + "/" + prefix);
    }

    /** Hands messages to the queue functions and runs timers from now on, in real time, on threads of its own. */
    public void startPolling() {
        for (QueueFunction function : queueFunctions) {
            pollers.add(new QueuePoller(function, settings, clock, observer));
        }
        for (TimerFunction function : timerFunctions) {
            timers.add(new TimerThread(function, clock));
        }
    }

    /** When the next message is visible, or has been since. */
    public Optional<Instant> nextDue() {
        return queueFunctions.stream()
                .map(QueueFunction::nextDue)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** Handles one message of each queue that has a visible one, on this thread; says whether there was any. */
    public boolean runDue() {
        boolean ran = false;
        for (QueueFunction function : queueFunctions) {
            List<HostQueue.Message> messages = function.queue().receive(1);
            messages.forEach(function::handle);
            ran |= !messages.isEmpty();
        }
        return ran;
    }

    /** When the next timer fires. */
    public Optional<Instant> nextTimer() {
        return timerFunctions.stream().map(TimerFunction::next).min(Instant::compareTo);
    }

    /** Runs the timers whose time has come, on this thread. */
    public void runTimers() {
        timerFunctions.forEach(TimerFunction::runIfDue);
    }

    /** Stops polling, lets runs end, and stops answering. */
    @Override
    public void close() {
        pollers.forEach(QueuePoller::close);
        pollers.clear();
        timers.forEach(TimerThread::close);
        timers.clear();
        server.close();
    }
}
