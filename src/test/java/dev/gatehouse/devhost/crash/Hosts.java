package dev.gatehouse.devhost.crash;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** One development host after the other. One thread starts them and awaits their ends; any may kill and call the current one. */
final class Hosts implements AutoCloseable {

    private final Map<String, String> settings;
    private final Duration lease;
    private final List<HostOutput> outputs = new ArrayList<>();
    private volatile HostProcess current;
    private volatile URI url;

    private Hosts(Map<String, String> settings, Duration lease, HostProcess first) throws InterruptedException {
        this.settings = settings;
        this.lease = lease;
        this.current = first;
        this.url = first.awaitUrl();
        outputs.add(first.output());
    }

    /** Starts the first, and waits until it listens. */
    static Hosts start(Map<String, String> settings, Duration lease) throws IOException, InterruptedException {
        HostProcess first = process(settings, lease);
        try {
            return new Hosts(settings, lease, first);
        } catch (InterruptedException | RuntimeException | Error e) {
            first.close();
            throw e;
        }
    }

    private static HostProcess process(Map<String, String> settings, Duration lease) throws IOException {
        return HostProcess.start(settings, "--storage", "environment", "--lease", lease.toString());
    }

    /** What the functions' routes are under now, or were under when no host listens. */
    URI url() {
        return url;
    }

    void kill() {
        current.kill();
    }

    /** Waits until the one that was killed is gone; gives how many messages it was at work on. */
    int awaitEnd() throws InterruptedException {
        current.awaitEnd();
        return current.output().inHand();
    }

    /** Starts the next one, and waits until it listens. */
    void startAgain() throws IOException, InterruptedException {
        current.close();
        current = process(settings, lease);
        outputs.add(current.output());
        url = current.awaitUrl();
    }

    /** A sum over all hosts. */
    int sum(ToIntFunction<HostOutput> count) {
        return outputs.stream().mapToInt(count).sum();
    }

    /** What the current host said last. */
    List<String> last() {
        return current.output().last();
    }

    @Override
    public void close() {
        current.close();
    }
}
