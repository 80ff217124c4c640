package dev.gatehouse.devhost.pipelines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.gatehouse.devhost.loopback.LoopbackServer;
import dev.gatehouse.devhost.scenario.ScenarioReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetriedDeliveriesTest {

    private static final Duration AFTER = Duration.ofSeconds(5);
    private static final String WORLD = """
            {
              "title": "a world",
              "runs": [{"build": {"id": 42}}],
              "deliveries": [{"body": "a check", "retries": {"times": 2, "after": "PT5S"}}]
            }
            """;

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final List<String> tasks = new ArrayList<>();
    private final LoopbackServer functions;
    private final SimulatedAzurePipelines pipelines;

    RetriedDeliveriesTest() throws IOException {
        functions = LoopbackServer.start("functions", 0, this::answer);
        pipelines = SimulatedAzurePipelines.start(
                ScenarioReader.parse("world", WORLD),
                () -> now,
                new Random(1),
                duration -> {},
                new Journal(() -> now, entry -> {}),
                0);
        pipelines.deliverTo(() -> URI.create("http://127.0.0.1:" + functions.port() + "/api/"));
    }

    @AfterEach
    void stop() {
        pipelines.close();
        functions.close();
    }

    @Test
    void deliversTheSameTaskUntilItIsAccepted() throws InterruptedException {
        answers.addAll(List.of(503, 200));
        pipelines.runDue();
        assertEquals(Optional.of(now.plus(AFTER)), pipelines.nextDue());

        now = now.plus(AFTER);
        pipelines.runDue();

        assertEquals(2, tasks.size());
        assertEquals(1, tasks.stream().distinct().count(), "it is the same task");
        assertEquals(Optional.empty(), pipelines.nextDue());
        assertTrue(pipelines.checks().get(0).waits());
    }

    @Test
    void failsTheCheckAfterTheLastTry() throws InterruptedException {
        answers.addAll(List.of(503, 503, 503));
        for (int i = 0; i < 3; i++) {
            assertEquals(i, tasks.size());
            pipelines.runDue();
            now = now.plus(AFTER);
        }

        assertEquals(Optional.empty(), pipelines.nextDue());
        assertFalse(pipelines.checks().get(0).waits());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            tasks.add(exchange.getRequestHeaders().getFirst("TaskInstanceId"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(answers.remove(), -1);
        }
    }
}
