package dev.gatehouse.devhost.functionhost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;

/**
 * The settings of host.json that the host acts on, with the Functions host's defaults.
 *
 * @param routePrefix what the routes of all HTTP functions begin with
 * @param maxDequeueCount after how many failed runs a message is poison
 * @param visibilityTimeout how long a message is hidden after a failed run
 * @param batchSize how many messages are taken from a queue at once
 * @param newBatchThreshold with how many messages still at work the next are taken, so that up to {@code batchSize +
 *     newBatchThreshold} are handled at once; half of {@code batchSize} where host.json says nothing
 * @param lease how long a message is hidden from others while it is handled, and so how soon one comes again whose host was
 *     killed; host.json has no word for it
 */
public record HostSettings(
        String routePrefix,
        int maxDequeueCount,
        Duration visibilityTimeout,
        int batchSize,
        int newBatchThreshold,
        Duration lease) {

    public static final HostSettings DEFAULTS =
            new HostSettings("api", 5, Duration.ZERO, 16, 8, Duration.ofMinutes(10));

    /** The same with another lease. */
    public HostSettings withLease(Duration newLease) {
        return new HostSettings(
                routePrefix, maxDequeueCount, visibilityTimeout, batchSize, newBatchThreshold, newLease);
    }

    /** The settings of a host.json; the defaults where there is no such file. */
    public static HostSettings read(Path hostJson) {
        if (!Files.exists(hostJson)) {
            return DEFAULTS;
        }
        try {
            return of(JsonMapper.builder().build().readTree(hostJson.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(hostJson + " cannot be read: " + e.getMessage(), e);
        }
    }

    static HostSettings of(JsonNode hostJson) {
        JsonNode extensions = hostJson.path("extensions");
        JsonNode queues = extensions.path("queues");
        int batchSize = queues.path("batchSize").asInt(DEFAULTS.batchSize);
        return new HostSettings(
                extensions.path("http").path("routePrefix").asText(DEFAULTS.routePrefix),
                queues.path("maxDequeueCount").asInt(DEFAULTS.maxDequeueCount),
                timeSpan(queues.path("visibilityTimeout").asText("00:00:00")),
                batchSize,
                queues.path("newBatchThreshold").asInt(batchSize / 2),
                DEFAULTS.lease);
    }

    private static Duration timeSpan(String text) {
        return Duration.between(LocalTime.MIDNIGHT, LocalTime.parse(text));
    }
}
