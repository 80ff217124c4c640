package dev.gatehouse.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gatehouse.outbound.Content;
import dev.gatehouse.outbound.HttpCall;
import dev.gatehouse.outbound.HttpCalls;
import dev.gatehouse.outbound.HttpReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;

/** Takes what the app writes where people read it, holds each line to its promises, and now and then refuses with odd words. */
final class ListeningPipelines implements HttpCalls {

    private static final int LONGEST_LINE = 1_024;
    private static final JsonMapper JSON = new JsonMapper();

    private final SplittableRandom random;
    private final Coverage coverage;

    ListeningPipelines(SplittableRandom random, Coverage coverage) {
        this.random = random;
        this.coverage = coverage;
    }

    @Override
    public HttpReply send(HttpCall call) {
        String path = call.uri().getPath();
        if (random.nextInt(12) == 0) {
            String message = JsonNodeFactory.instance
                    .objectNode()
                    .put("message", OddTexts.any(random))
                    .toString();
            return reply(403, message);
        }
        if (path.endsWith("/logs/1")) {
            log(content(call).text());
        } else if (path.endsWith("/records") && call.method() == HttpCall.Method.PATCH) {
            read(content(call))
                    .path("value")
                    .forEach(record -> operation(record.path("currentOperation").asText()));
        } else if (path.endsWith("/events")) {
            coverage.met("decision " + read(content(call)).path("result").asText());
        } else if (path.endsWith("/logs")) {
            return reply(200, "{\"id\": 1}");
        }
        return reply(200, "{\"version\": 13, \"state\": \"inProgress\", \"value\": []}");
    }

    private void log(String text) {
        if (!text.endsWith("\n")) {
            throw new AssertionError("a log that does not end with its line: " + text);
        }
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            Harmless.lineForPipelines("the check's log", line, LONGEST_LINE);
            coverage.met("lines of logs");
        }
    }

    private void operation(String text) {
        Harmless.lineForPipelines("the operation", text, LONGEST_LINE);
        coverage.met("operations");
    }

    private static Content content(HttpCall call) {
        return call.content().orElse(Content.NONE);
    }

    private static JsonNode read(Content content) {
        try {
            return JSON.readTree(content.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpReply reply(int status, String json) {
        return new HttpReply.Received(
                status, Content.json(json.getBytes(StandardCharsets.UTF_8)), Optional.empty(), Optional.empty());
    }
}
