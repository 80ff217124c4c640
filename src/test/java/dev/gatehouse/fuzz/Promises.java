package dev.gatehouse.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.check.Limits;
import dev.gatehouse.condition.Definitions;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.evaluation.CheckMessages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What holds for every delivery, whatever somebody made of it. */
final class Promises {

    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_LOG_LINE = 4_100;
    private static final int QUEUE_BYTES = 48 * 1024;

    /** One delivery of so many is followed into its evaluation, which takes much longer than accepting it. */
    private static final int FOLLOWED = 10;

    private static final JsonMapper JSON = new JsonMapper();

    private final Edge edge = new Edge();
    private final Subject subject;
    private final Coverage coverage;

    Promises(Subject subject, Coverage coverage) {
        this.subject = subject;
        this.coverage = coverage;
    }

    /** The promise that a delivery breaks, if it breaks one; what is thrown breaks one too. */
    Optional<String> brokenBy(FuzzedDelivery delivery, long number) {
        try {
            hold(delivery, number);
            return Optional.empty();
        } catch (JsonProcessingException | RuntimeException | AssertionError | StackOverflowError e) {
            StackTraceElement[] trace = e.getStackTrace();
            return Optional.of(e + (trace.length == 0 ? "" : " at " + trace[0]));
        }
    }

    private void hold(FuzzedDelivery delivery, long number) throws JsonProcessingException {
        Edge.Reply reply = subject.answered(delivery, edge.send(delivery));
        String token = delivery.header("authtoken").strip();
        coverage.met("answered " + reply.status());
        Harmless.withoutToken("the answer", reply.body(), token);
        assertEquals(1, reply.log().size(), () -> "lines of the log: " + reply.log());
        Harmless.line("the log", reply.log().get(0), LONGEST_LOG_LINE);
        Harmless.withoutToken("the log", reply.log().get(0), token);
        if (reply.status() == 200) {
            accepted(reply, token);
            if (number % FOLLOWED == 0) {
                new FollowedCheck(delivery, reply.message().orElseThrow(), number, subject, coverage).play();
            }
        } else {
            refused(reply);
        }
    }

    private void refused(Edge.Reply reply) throws JsonProcessingException {
        assertTrue(List.of(400, 413).contains(reply.status()), () -> "the status is " + reply.status());
        assertEquals(Optional.empty(), reply.message(), "the queue's message");
        assertTrue(reply.log().get(0).startsWith("WARNING "), () -> "the log: " + reply.log());
        assertEquals("application/problem+json", reply.contentType());
        int bytes = reply.body().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < LONGEST_ANSWER, () -> "the answer has " + bytes + " bytes");
        JsonNode document = JSON.readTree(reply.body());
        assertEquals(reply.status(), document.path("status").asInt());
        text("title", document);
        text("detail", document);
        assertEquals(reply.status() == 400, !document.path("problems").isEmpty(), () -> "problems of " + document);
        assertTrue(document.path("problems").size() <= Limits.PROBLEMS + 1, () -> "problems of " + document);
        for (JsonNode problem : document.path("problems")) {
            assertEquals(3, problem.size(), problem::toString);
            problem.fieldNames().forEachRemaining(name -> text(name, problem));
            coverage.told(problem.path("detail").asText());
        }
    }

    private static void text(String name, JsonNode object) {
        JsonNode value = object.path(name);
        assertTrue(value.isTextual() && !value.textValue().isBlank(), () -> name + " of " + object);
        Harmless.lineForPipelines(name, value.textValue(), LONGEST_TEXT);
    }

    private static void accepted(Edge.Reply reply, String token) throws JsonProcessingException {
        JsonNode answer = JSON.readTree(reply.body());
        assertEquals("accepted", answer.path("status").asText());
        assertTrue(
                answer.path("statusUri")
                        .asText()
                        .endsWith("/" + answer.path("id").asText()),
                reply::body);
        assertTrue(
                reply.log().get(0).startsWith("INFO Check " + answer.path("id").asText()), () -> "" + reply.log());
        String message = reply.message().orElseThrow(() -> new AssertionError("no message"));
        assertFalse(
                Harmless.isSecret(token) && message.contains(token), () -> "the message shows the token: " + message);
        CheckMessage read = CheckMessages.decode(message).orElseThrow(() -> new AssertionError("not read: " + message));
        String behindTheHost = HostText.of(message);
        int bytes = behindTheHost.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= QUEUE_BYTES, () -> "the message has " + bytes + " bytes");
        assertEquals(Optional.of(read), CheckMessages.decode(behindTheHost), "behind the host");
        assertEquals(answer.path("id").asText(), read.checkId().value());
        String definition = read.fold(CheckMessage.Accepted::definition, goOn -> "");
        assertTrue(
                Definitions.parse(definition).<Boolean>fold(valid -> true, problems -> false),
                () -> "accepted, and no definition: " + definition);
    }
}
