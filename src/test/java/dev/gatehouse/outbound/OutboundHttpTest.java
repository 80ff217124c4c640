package dev.gatehouse.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundHttpTest {

    private static final int ANSWER_BYTES = 1000;
    private static final Secret SECRET = Secret.basic("", "top-secret-token");

    private final MockWebServer server = new MockWebServer();
    private final List<Duration> pauses = new ArrayList<>();
    private final HttpCalls calls = new OutboundHttp(
                    new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), ANSWER_BYTES),
                    new PrivateHosts(AllowedHostsTest.allowed("", false), true),
                    pauses::add,
                    RandomGenerator.of("L64X128MixRandom"),
                    InstantSource.system())
            .to(AllowedHostsTest.allowed("dev.azure.com", true));

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsWhatItIsGiven() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(204).build());
        send(new HttpCall(
                HttpCall.Method.PATCH,
                url("/a%20b/c?x=y&$top=1"),
                Map.of("Accept", "application/json"),
                Optional.of(SECRET),
                Optional.of(Content.json("{}".getBytes(UTF_8))),
                false,
                Duration.ofSeconds(5)));

        RecordedRequest request = server.takeRequest();
        assertEquals("PATCH /a%20b/c?x=y&$top=1 HTTP/1.1", request.getRequestLine());
        assertEquals("application/json", request.getHeaders().get("Content-Type"));
        assertEquals("application/json", request.getHeaders().get("Accept"));
        assertEquals("gatehouse", request.getHeaders().get("User-Agent"));
        assertEquals(SECRET.value(), request.getHeaders().get("Authorization"));
        assertEquals("{}", request.getBody().utf8());
    }

    @Test
    void givesStatusTypeAndBytesOfAnAnswer() {
        server.enqueue(new MockResponse.Builder()
                .code(404)
                .addHeader("Content-Type", "application/json; charset=utf-8")
                .body("{\"x\":\"ü\"}")
                .build());
        HttpReply.Received reply = received(get("/"));
        assertEquals(404, reply.status());
        assertEquals("application/json; charset=utf-8", reply.content().type());
        assertEquals("{\"x\":\"ü\"}", reply.content().text());
        assertEquals(Optional.empty(), reply.retryAfter());
    }

    @Test
    void reachesThisMachineByItsName() {
        server.enqueue(new MockResponse.Builder().body("here").build());
        HttpReply reply = send(getOf(URI.create("http://localhost:" + server.getPort() + "/"), Duration.ofSeconds(5)));
        assertEquals("here", received(reply).content().text());
    }

    @Test
    void sendsNothingToAHostThatIsNotAllowed() {
        HttpReply.NotReceived reply = notReceived(
                send(getOf(URI.create("http://127.0.0.2:" + server.getPort() + "/"), Duration.ofSeconds(5))));
        assertEquals(HttpReply.Why.NOT_ALLOWED, reply.why());
        assertEquals(0, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws IOException {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            server.enqueue(new MockResponse.Builder()
                    .code(status)
                    .addHeader("Location", "http://127.0.0.1:" + other.getPort() + "/steal")
                    .build());
            assertEquals(status, received(get("/")).status());
            assertEquals(0, other.getRequestCount(), "the other host was called");
        }
    }

    @Test
    void keepsNoCookies() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().addHeader("Set-Cookie", "a=b").build());
        server.enqueue(new MockResponse.Builder().build());
        get("/");
        get("/");
        server.takeRequest();
        assertNull(server.takeRequest().getHeaders().get("Cookie"));
    }

    @Test
    void readsAnAnswerOfTheLargestSize() {
        server.enqueue(new MockResponse.Builder().body("x".repeat(ANSWER_BYTES)).build());
        assertEquals(ANSWER_BYTES, received(get("/")).content().bytes().length);
    }

    @Test
    void readsNoLargerAnswer() {
        server.enqueue(
                new MockResponse.Builder().body("x".repeat(ANSWER_BYTES + 1)).build());
        HttpReply.NotReceived reply = notReceived(get("/"));
        assertEquals(HttpReply.Why.TOO_LARGE, reply.why());
        assertEquals(1, server.getRequestCount(), "it was asked again");
    }

    @Test
    void readsNoAnswerThatUnpacksToALargerOne() throws IOException {
        Buffer packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            sink.writeUtf8("x".repeat(100 * ANSWER_BYTES));
        }
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build());
        assertEquals(HttpReply.Why.TOO_LARGE, notReceived(get("/")).why());
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void asksAgainWhenAGatewayIsInTrouble(int status) {
        server.enqueue(new MockResponse.Builder().code(status).build());
        server.enqueue(new MockResponse.Builder().code(status).build());
        server.enqueue(new MockResponse.Builder().body("well").build());
        assertEquals("well", received(get("/")).content().text());
        assertEquals(2, pauses.size());
        assertTrue(pauses.get(0).toMillis() >= 100 && pauses.get(0).toMillis() <= 200, "" + pauses);
        assertTrue(pauses.get(1).toMillis() >= 200 && pauses.get(1).toMillis() <= 400, "" + pauses);
    }

    @Test
    void asksThreeTimesAtMost() {
        for (int i = 0; i < 4; i++) {
            server.enqueue(new MockResponse.Builder().code(503).build());
        }
        assertEquals(503, received(get("/")).status());
        assertEquals(3, server.getRequestCount());
    }

    @Test
    void asksAgainWhenTheConnectionBreaks() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(new MockResponse.Builder().body("well").build());
        assertEquals("well", received(get("/")).content().text());
        assertEquals(1, pauses.size());
    }

    @Test
    void asksAgainWhenTheAnswerBreaksOff() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(500))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(new MockResponse.Builder().body("well").build());
        assertEquals("well", received(get("/")).content().text());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 401, 404})
    void asksOnceForEverythingElse(int status) {
        server.enqueue(new MockResponse.Builder().code(status).build());
        assertEquals(status, received(get("/")).status());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void leavesTheServerAloneWhenItAsksForThat() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "17")
                .build());
        assertEquals(Optional.of(Duration.ofSeconds(17)), received(get("/")).retryAfter());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void leavesTheServerAloneForASecondWhenItAsksForNone() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "0")
                .build());
        assertEquals(Optional.of(Duration.ofSeconds(1)), received(get("/")).retryAfter());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void sendsOnceWhatMayNotBeRepeated() {
        server.enqueue(new MockResponse.Builder().code(503).build());
        assertEquals(503, received(send(post(false))).status());
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        assertEquals(HttpReply.Why.BROKEN, notReceived(send(post(false))).why());
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "0")
                .build());
        assertEquals(503, received(send(post(false))).status());
        assertEquals(3, server.getRequestCount());
        assertEquals(List.of(), pauses);
    }

    @Test
    void repeatsAPostThatIsMarkedForIt() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(502).build());
        server.enqueue(new MockResponse.Builder().body("well").build());
        assertEquals("well", received(send(post(true))).content().text());
        server.takeRequest();
        assertEquals("[1]", server.takeRequest().getBody().utf8());
    }

    @Test
    void givesUpWhenTheAnswerIsSlow() {
        server.enqueue(
                new MockResponse.Builder().headersDelay(30, TimeUnit.SECONDS).build());
        HttpReply.NotReceived reply = notReceived(send(getOf(url("/"), Duration.ofMillis(150))));
        assertEquals(HttpReply.Why.TIMED_OUT, reply.why());
        assertEquals("127.0.0.1 did not answer in time (150 ms at most).", reply.sentence());
        assertEquals(1, server.getRequestCount(), "it was asked again");
    }

    @Test
    void givesUpWhenTheAnswerTrickles() {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(900))
                .throttleBody(1, 20, TimeUnit.MILLISECONDS)
                .build());
        assertEquals(
                HttpReply.Why.TIMED_OUT,
                notReceived(send(getOf(url("/"), Duration.ofMillis(200)))).why());
    }

    @Test
    void saysThatAHostCannotBeReached() throws IOException {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        HttpReply.NotReceived reply =
                notReceived(send(getOf(URI.create("http://127.0.0.1:" + unused + "/"), Duration.ofSeconds(5))));
        assertEquals(HttpReply.Why.BROKEN, reply.why());
        assertTrue(reply.why().mayPass());
        assertEquals("127.0.0.1 could not be reached.", reply.sentence());
        assertEquals(2, pauses.size());
    }

    @Test
    void stopsAskingWhenItsThreadIsInterrupted() {
        HttpCalls broken = call -> new HttpReply.NotReceived(HttpReply.Why.BROKEN, "broken");
        Sleeper interrupted = pause -> {
            throw new InterruptedException();
        };
        HttpCalls repeating = new RepeatingCalls(broken, interrupted, RandomGenerator.of("L64X128MixRandom"));
        assertEquals(
                "broken",
                notReceived(repeating.send(getOf(url("/"), Duration.ofSeconds(1))))
                        .sentence());
        assertTrue(Thread.interrupted(), "the interruption was forgotten");
    }

    @Test
    void printsNoSecret() {
        HttpCall call = new HttpCall(
                HttpCall.Method.GET,
                url("/a?sig=hunter2"),
                Map.of(),
                Optional.of(SECRET),
                Optional.empty(),
                true,
                Duration.ofSeconds(1));
        for (String printed : List.of(call.toString(), call.authorization().toString(), SECRET.toString())) {
            assertFalse(printed.contains(SECRET.value()), printed);
            assertFalse(printed.contains("hunter2"), printed);
        }
        assertEquals("GET http://127.0.0.1:" + server.getPort() + "/a", call.toString());
    }

    private HttpReply get(String target) {
        return send(getOf(url(target), Duration.ofSeconds(10)));
    }

    private static HttpCall getOf(URI uri, Duration patience) {
        return new HttpCall(HttpCall.Method.GET, uri, Map.of(), Optional.of(SECRET), Optional.empty(), true, patience);
    }

    private HttpCall post(boolean repeatable) {
        return new HttpCall(
                HttpCall.Method.POST,
                url("/"),
                Map.of(),
                Optional.of(SECRET),
                Optional.of(Content.json("[1]".getBytes(UTF_8))),
                repeatable,
                Duration.ofSeconds(10));
    }

    private URI url(String target) {
        return URI.create("http://127.0.0.1:" + server.getPort() + target);
    }

    private HttpReply send(HttpCall call) {
        return calls.send(call);
    }

    private static HttpReply.Received received(HttpReply reply) {
        return assertInstanceOf(HttpReply.Received.class, reply);
    }

    private static HttpReply.NotReceived notReceived(HttpReply reply) {
        return assertInstanceOf(HttpReply.NotReceived.class, reply);
    }
}
