package dev.gatehouse.devhost.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.devhost.crash.HostProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is left of tokens in the memory of the app, in a process of its own, once its messages are handled: nothing that is reachable,
 * neither of a check that has ended nor of those that wait.
 */
class HeapIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The thread that watches the time of calls holds the last one until its time is up: 10 seconds. */
    private static final Duration AT_REST = Duration.ofSeconds(13);

    @TempDir
    Path folder;

    private final Random random = new Random(20_261_122);
    private final Spills spills = new Spills();

    @Test
    @Timeout(120)
    void keepsNoTokenBetweenTwoMessages() throws Exception {
        MarkedCheck decided = check("decided", MarkedCheck.FOR_REASON);
        MarkedCheck waiting = check("waiting", MarkedCheck.FOR_OTHER_REASON);
        try (EchoingPipelines pipelines = EchoingPipelines.start(spills);
                HostProcess host = HostProcess.start(Map.of("GATEHOUSE_ALLOW_LOOPBACK", "true"))) {
            URI functions = host.awaitUrl();
            for (MarkedCheck check : List.of(decided, waiting)) {
                pipelines.expect(check);
                assertEquals(200, deliver(functions, pipelines, check), check.name());
            }
            await(() -> pipelines.decided().contains("decided succeeded") && pipelines.hasHeardOf(waiting));
            Thread.sleep(AT_REST.toMillis());
            HeapDump dump = HeapDump.of(host.pid(), folder.resolve("heap.hprof"));
            assertEquals(
                    List.of(),
                    dump.arraysWith(
                            new TokenSearch(Map.of(decided.token(), decided.name(), waiting.token(), waiting.name()))));
            // The same search finds what the app does keep of the check that waits.
            assertFalse(dump.arraysWith(new TokenSearch(Map.of(waiting.definition(), "definition")))
                    .isEmpty());
        }
    }

    private MarkedCheck check(String name, String definition) {
        return new MarkedCheck(name, MarkedToken.jwt(random), definition, Optional.empty(), false);
    }

    /** On a connection that ends with it: the host of the test would keep what it read of it. */
    private static int deliver(URI functions, EchoingPipelines pipelines, MarkedCheck check) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) functions.resolve("checks").toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        check.headers(pipelines.planUrl(), check.name()).forEach(connection::setRequestProperty);
        connection.setRequestProperty("Connection", "close");
        try (OutputStream body = connection.getOutputStream()) {
            body.write(check.definition().getBytes(UTF_8));
        }
        return connection.getResponseCode();
    }

    private static void await(BooleanSupplier is) throws InterruptedException {
        Instant latest = Instant.now().plus(PATIENCE);
        while (!is.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(latest), "it did not come");
            Thread.sleep(100);
        }
    }
}
