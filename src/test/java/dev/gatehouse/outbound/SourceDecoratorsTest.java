package dev.gatehouse.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call to a source passes through, in its order, against a server. */
class SourceDecoratorsTest {

    private final MockWebServer server = new MockWebServer();
    private volatile Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private volatile MockResponse answer = new MockResponse.Builder().code(200).build();
    private final OutboundHttp outbound = new OutboundHttp(
            HttpLimits.DEFAULT,
            new PrivateHosts(AllowedHostsTest.allowed("", false), true),
            pause -> {},
            RandomGenerator.of("L64X128MixRandom"),
            () -> now);

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer;
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void leaveASourceAloneForAsLongAsItAsks() {
        answers(429, "60");
        assertEquals("429", ask("one"));
        answers(200, "");
        String expected = "LEFT_ALONE after PT1M: localhost has asked to be left alone until 03:05:05 UTC.";
        assertEquals(expected, ask("one"));
        assertEquals("200", ask("other"));
        now = now.plusSeconds(60);
        assertEquals("200", ask("one"));
    }

    @Test
    void obeyAWaitOfAnAnswerOnlyWhereItIsMeantForAll() {
        answers(202, "60");
        ask("one");
        assertEquals("202", ask("one"));
    }

    @Test
    void leaveASourceAloneThatFailsFiveTimesInARow() {
        answers(500, "");
        for (int i = 0; i < 5; i++) {
            assertEquals("500", ask("one"));
        }
        assertEquals(
                "LEFT_ALONE after PT30S: localhost failed 5 times in a row and is left alone until 03:04:35 UTC. The"
                        + " last time: it answered 500.",
                ask("one"));
        assertEquals(5, server.getRequestCount());
        answers(200, "");
        now = now.plusSeconds(30);
        assertEquals("200", ask("one"));
    }

    @Test
    void takeRefusalsForAnswers() {
        for (int status : new int[] {400, 401, 403, 404, 429, 302, 400, 401}) {
            answers(status, "");
            assertEquals(Integer.toString(status), ask("one"));
        }
    }

    @Test
    void countRepeatsOfACallOnce() {
        answers(502, "");
        for (int i = 0; i < 4; i++) {
            assertEquals("502", ask("one"));
        }
        assertEquals(12, server.getRequestCount());
        assertEquals("502", ask("one"));
        assertTrue(ask("one").startsWith("LEFT_ALONE"));
    }

    @Test
    void blameNoSourceForABudgetThatIsUsedUp() {
        TimeBudget budget = TimeBudget.open("this test", Duration.ofSeconds(1), () -> now);
        HttpCalls calls = outbound.to("one", hosts(), budget);
        now = now.plusSeconds(1);
        for (int i = 0; i < 6; i++) {
            assertTrue(said(calls.send(call())).startsWith("NO_TIME"));
        }
        assertEquals("200", ask("one"));
    }

    @Test
    void knowNothingOfHostsThatMayNotBeCalled() {
        HttpCalls calls = outbound.to("one", AllowedHostsTest.allowed("dev.azure.com", false), budget());
        for (int i = 0; i < 6; i++) {
            assertTrue(said(calls.send(call())).startsWith("NOT_ALLOWED"));
        }
        assertEquals("200", ask("one"));
    }

    @ParameterizedTest
    @CsvSource({"../status/7?x=1, /status/7?x=1", "/status/7#top, /status/7", "?op=5, /api/ask?op=5"})
    void giveWhereAnAnswerPointsAsAWholeUrl(String told, String path) {
        answer =
                new MockResponse.Builder().code(202).addHeader("Location", told).build();
        Optional<URI> location = outbound.to("one", hosts(), budget())
                .send(call())
                .fold(HttpReply.Received::location, not -> Optional.empty());
        assertEquals(Optional.of(server.url(path).uri()), location);
    }

    private void answers(int status, String retryAfter) {
        MockResponse.Builder builder = new MockResponse.Builder().code(status);
        answer = (retryAfter.isEmpty() ? builder : builder.addHeader("Retry-After", retryAfter)).build();
    }

    private String ask(String source) {
        return said(outbound.to(source, hosts(), budget()).send(call()));
    }

    private static String said(HttpReply reply) {
        return reply.fold(
                received -> Integer.toString(received.status()),
                not -> not.why()
                        + not.retryAfter().map(wait -> " after " + wait).orElse("")
                        + ": " + not.sentence());
    }

    private TimeBudget budget() {
        return TimeBudget.open("this test", Duration.ofMinutes(1), () -> now);
    }

    private static AllowedHosts hosts() {
        return AllowedHostsTest.allowed("", true);
    }

    private HttpCall call() {
        return new HttpCall(
                HttpCall.Method.GET,
                server.url("/api/ask").uri(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                Duration.ofSeconds(10));
    }
}
