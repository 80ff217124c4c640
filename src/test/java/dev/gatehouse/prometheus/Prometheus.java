package dev.gatehouse.prometheus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A real Prometheus of this machine, on a free port of the loopback interface, which scrapes itself every second and keeps its data in a
 * temporary folder. It stops with {@link #close()}, or with the JVM.
 */
public final class Prometheus implements AutoCloseable {

    /** Below which path it serves, as behind a reverse proxy. */
    public static final String PREFIX = "/metrics-of-shop";

    private static final String READY = "Server is ready to receive web requests";
    private static final int PATIENCE_SECONDS = 60;
    private static final int STOP_SECONDS = 10;
    private static final int LINES_KEPT = 5;

    private final Process process;
    private final Path folder;
    private final int port;
    private final Thread atExit;

    private Prometheus(Process process, Path folder, int port, Thread atExit) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        this.atExit = atExit;
    }

    /** Starts it and returns once it answers. */
    static Prometheus start() throws PrometheusUnavailable, InterruptedException {
        return start("prometheus");
    }

    static Prometheus start(String command) throws PrometheusUnavailable, InterruptedException {
        Process process;
        Path folder;
        int port;
        try {
            port = freePort();
            folder = Files.createTempDirectory("gatehouse-prometheus");
            Files.writeString(folder.resolve("prometheus.yml"), configuration(port));
            process = new ProcessBuilder(
                            command,
                            "--config.file=" + folder.resolve("prometheus.yml"),
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port,
                            "--web.route-prefix=" + PREFIX)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new PrometheusUnavailable(e.getMessage());
        }
        Thread atExit = new Thread(() -> stop(process, folder), "stop Prometheus");
        Runtime.getRuntime().addShutdownHook(atExit);
        Prometheus started = new Prometheus(process, folder, port, atExit);
        try {
            output(process).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return started;
        } catch (ExecutionException | TimeoutException e) {
            started.close();
            throw new PrometheusUnavailable("it was not ready within " + PATIENCE_SECONDS + " s: " + e.getMessage());
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port + PREFIX);
    }

    /** The process, for the test that it is not left behind. */
    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            return;
        }
        stop(process, folder);
    }

    private static String configuration(int port) {
        return """
                global:
                  scrape_interval: 1s
                scrape_configs:
                  - job_name: prometheus
                    metrics_path: %s/metrics
                    static_configs:
                      - targets: ["127.0.0.1:%d"]
                """.formatted(PREFIX, port);
    }

    /** Completes once it is ready; reads on to the end, so that the process never waits for somebody to read. */
    private static CompletableFuture<String> output(Process process) {
        CompletableFuture<String> ready = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    Deque<String> last = new ArrayDeque<>();
                    try (BufferedReader lines = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            if (line.contains(READY)) {
                                ready.complete(line);
                            }
                            last.addLast(line);
                            if (last.size() > LINES_KEPT) {
                                last.removeFirst();
                            }
                        }
                    } catch (IOException e) {
                        last.addLast(String.valueOf(e.getMessage()));
                    }
                    ready.completeExceptionally(new IOException("it ended and said: " + String.join(" / ", last)));
                },
                "output of Prometheus");
        reader.setDaemon(true);
        reader.start();
        return ready;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void stop(Process process, Path folder) {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            delete(folder);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> found = Files.walk(folder)) {
            paths = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
