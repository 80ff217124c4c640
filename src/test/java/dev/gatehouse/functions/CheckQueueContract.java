package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.functions.QueueUnderTest.Received;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every queue of check messages promises. A queue's test extends this and hands it an empty one. */
abstract class CheckQueueContract {

    private static final CheckId CHECK = new CheckId("2f8a5c109e444b8e8d3c0f5b1f7f1a01-0123456789abcdef0123");
    private static final CheckMessage FIRST = new CheckMessage.Continue(CHECK, 1);
    private static final CheckMessage SECOND = new CheckMessage.Continue(CHECK, 2);

    private final Map<CheckMessage, String> texts = new HashMap<>(Map.of(FIRST, "the first", SECOND, "the second"));
    private QueueUnderTest queue;

    /** An empty queue that nobody else has, with this encoder. */
    abstract QueueUnderTest emptyQueue(Function<CheckMessage, String> encoder);

    @BeforeEach
    void openQueue() {
        queue = emptyQueue(message -> String.valueOf(texts.get(message)));
    }

    @Test
    void isEmptyAtFirst() {
        assertEquals(Optional.empty(), queue.receive());
    }

    @Test
    void deliversWhatWasSent() {
        send(FIRST, Duration.ZERO);

        Received received = receive();

        assertEquals("the first", received.text());
        assertEquals(1, received.dequeueCount());
    }

    @Test
    void keepsEveryTextAsItIs() {
        List<String> peculiar = List.of(
                "{\"a\": [1, 2]}",
                "[\"an\", \"array\"]",
                "2026-03-01T10:00:00Z",
                "<&>\"'\\ \n\t",
                "Grüße, Жизнь, 字, 🚦 and 👩‍🚀",
                "x".repeat(40_000));
        for (String text : peculiar) {
            texts.put(FIRST, text);
            send(FIRST, Duration.ZERO);
            Received received = receive();
            assertEquals(text, received.text());
            queue.delete(received);
        }
    }

    @Test
    void deliversAMessageWhenItsDelayHasPassed() {
        send(FIRST, Duration.ofSeconds(1));

        assertEquals(
                Optional.of("the first"),
                queue.receiveAfter(Duration.ofSeconds(1)).map(Received::text));
    }

    @Test
    void hidesAMessageThatWaitsFromAReceiverOfOneWithoutDelay() {
        send(FIRST, Duration.ofDays(6));
        send(SECOND, Duration.ZERO);

        assertEquals("the second", receive().text());
        assertEquals(Optional.empty(), queue.receive());
    }

    @Test
    void hidesAReceivedMessageFromOthers() {
        send(FIRST, Duration.ZERO);
        receive();

        assertEquals(Optional.empty(), queue.receive());
    }

    @Test
    void deliversAMessageAgainWhenItsLeaseHasEnded() {
        send(FIRST, Duration.ZERO);

        queue.endLease(receive());

        Received again = receive();
        assertEquals("the first", again.text());
        assertEquals(2, again.dequeueCount());
    }

    @Test
    void forgetsADeletedMessage() {
        send(FIRST, Duration.ZERO);
        Received received = receive();
        assertFalse(queue.isEmpty(), "while it is leased");

        queue.delete(received);

        assertTrue(queue.isEmpty(), "the message is still there");
    }

    @Test
    void deliversTheSameMessageAsOftenAsItWasSent() {
        send(FIRST, Duration.ZERO);
        send(FIRST, Duration.ZERO);

        assertEquals(
                List.of("the first", "the first"),
                List.of(receive().text(), receive().text()));
    }

    private void send(CheckMessage message, Duration delay) {
        assertEquals(Optional.empty(), queue.queue().send(message, delay), "the queue did not take it");
    }

    private Received receive() {
        return queue.receive().orElseThrow(() -> new AssertionError("no message is visible"));
    }
}
