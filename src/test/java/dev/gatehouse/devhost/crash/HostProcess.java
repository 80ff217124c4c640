package dev.gatehouse.devhost.crash;

import dev.gatehouse.devhost.DevHost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The development host, its functions only, in a JVM of its own with this one's class path. It ends with this one at the latest. */
public final class HostProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern URL = Pattern.compile("Functions +(http\\S+)");

    private final Process process;
    private final Thread atExit;
    private final HostOutput output = new HostOutput();
    private final CompletableFuture<URI> url = new CompletableFuture<>();
    private final Thread reader;

    private HostProcess(Process process) {
        this.process = process;
        this.atExit = new Thread(this::kill, "end the development host");
        Runtime.getRuntime().addShutdownHook(atExit);
        this.reader = new Thread(this::read, "the development host's output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it; it may not listen yet.
     *
     * @param options of the development host, beside those about its functions and its port
     */
    public static HostProcess start(Map<String, String> settings, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As the real worker is started: a host that lives for seconds only never gets to the second
                // compiler.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DevHost.class.getName(),
                "--functions-only",
                "--port",
                "0"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GATEHOUSE_"));
        builder.environment().putAll(settings);
        return new HostProcess(builder.start());
    }

    /** Waits until it listens; gives what the functions' routes are under. */
    public URI awaitUrl() throws InterruptedException {
        try {
            return url.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the development host did not start; it said: " + output.last(), e);
        }
    }

    public long pid() {
        return process.pid();
    }

    HostOutput output() {
        return output;
    }

    /** Kills it, with SIGKILL where there are signals: no code of it runs any more. Does not wait. */
    void kill() {
        // Process.destroyForcibly() would close the pipe before all that it said is read.
        process.toHandle().destroyForcibly();
    }

    /** Waits until it is gone and all that it said is read. */
    void awaitEnd() throws InterruptedException {
        process.waitFor();
        reader.join();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.take(line);
                Matcher found = URL.matcher(line);
                if (found.matches()) {
                    url.complete(URI.create(found.group(1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            url.completeExceptionally(new IOException("it ended"));
        }
    }

    /** Kills it. */
    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            return;
        }
    }
}
