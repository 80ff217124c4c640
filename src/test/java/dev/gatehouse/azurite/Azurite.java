package dev.gatehouse.azurite;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A running Azurite with queues and tables in memory, on free ports of the loopback interface. It stops with
 * {@link #close()}, or with the JVM.
 */
public final class Azurite implements AutoCloseable {

    static final String VERSION = "3.35.0";

    /** npx downloads the package on first use. */
    private static final Duration FIRST_START = Duration.ofMinutes(3);

    private static final Duration STOP = Duration.ofSeconds(5);

    /** Azurite's well-known development account: public documentation of Microsoft's, the same everywhere, no secret. */
    private static final String ACCOUNT = "devstoreaccount1";

    private static final String DEVELOPMENT_KEY =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private final Process process;
    private final Path folder;
    private final Map<String, String> addresses;
    private final Thread atExit;

    private Azurite(Process process, Path folder, Map<String, String> addresses, Thread atExit) {
        this.process = process;
        this.folder = folder;
        this.addresses = addresses;
        this.atExit = atExit;
    }

    /** Starts Azurite and returns once it listens. */
    public static Azurite start() throws AzuriteUnavailable, InterruptedException {
        return start("npx", FIRST_START);
    }

    static Azurite start(String npx, Duration patience) throws AzuriteUnavailable, InterruptedException {
        Path folder;
        Process process;
        try {
            folder = Files.createTempDirectory("gatehouse-azurite");
        } catch (IOException e) {
            throw new AzuriteUnavailable("no temporary folder (" + e.getMessage() + ")");
        }
        try {
            process = new ProcessBuilder(command(npx))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            delete(folder);
            throw new AzuriteUnavailable(e.getMessage());
        }
        Thread atExit = new Thread(() -> stop(process, folder), "stop Azurite");
        Runtime.getRuntime().addShutdownHook(atExit);
        AzuriteOutput output = new AzuriteOutput();
        Thread reader = new Thread(
                () -> output.read(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)),
                "Azurite's output");
        reader.setDaemon(true);
        reader.start();
        boolean listens = false;
        try {
            Map<String, String> addresses = output.listening().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            listens = true;
            return new Azurite(process, folder, addresses, atExit);
        } catch (ExecutionException e) {
            throw new AzuriteUnavailable(
                    Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("it failed"));
        } catch (TimeoutException e) {
            throw new AzuriteUnavailable("it did not listen within " + patience.toMillis() + " ms");
        } finally {
            if (!listens) {
                Runtime.getRuntime().removeShutdownHook(atExit);
                stop(process, folder);
            }
        }
    }

    /** What {@code AzureWebJobsStorage} has to be for this Azurite. */
    public String connectionString() {
        return "DefaultEndpointsProtocol=http;AccountName=" + ACCOUNT + ";AccountKey=" + DEVELOPMENT_KEY
                + ";QueueEndpoint=" + endpoint("Queue") + ";TableEndpoint=" + endpoint("Table") + ";";
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

    /** The process that was started and those it started, for the test that none of them is left behind. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    private String endpoint(String service) {
        return addresses.get(service) + "/" + ACCOUNT;
    }

    private static List<String> command(String npx) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        // Port 0 lets Azurite find a free port by itself; it prints which. It has no switch that leaves the blobs out.
        return List.of(
                windows ? npx + ".cmd" : npx,
                "--yes",
                "azurite@" + VERSION,
                "--silent",
                "--inMemoryPersistence",
                "--skipApiVersionCheck",
                "--disableTelemetry",
                "--blobHost",
                "127.0.0.1",
                "--blobPort",
                "0",
                "--queueHost",
                "127.0.0.1",
                "--queuePort",
                "0",
                "--tableHost",
                "127.0.0.1",
                "--tablePort",
                "0");
    }

    /** npx starts a shell, which starts node: the children first have to be known, then all be ended. */
    private static void stop(Process process, Path folder) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        try {
            for (ProcessHandle child : children) {
                child.onExit().get(STOP.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The next line does not ask any more.
        }
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        delete(folder);
    }

    private static void delete(Path folder) {
        File[] left = folder.toFile().listFiles();
        for (File file : left == null ? new File[0] : left) {
            file.delete();
        }
        folder.toFile().delete();
    }
}
