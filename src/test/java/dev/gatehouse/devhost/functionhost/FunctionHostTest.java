package dev.gatehouse.devhost.functionhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import dev.gatehouse.devhost.InMemoryHostQueues;
import dev.gatehouse.devhost.InMemoryQueue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FunctionHostTest {

    private static final HostSettings SETTINGS =
            new HostSettings("api", 2, Duration.ofSeconds(30), 4, 2, InMemoryQueue.LEASE);

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final InMemoryHostQueues queues = new InMemoryHostQueues(clock, SETTINGS);
    private final Functions functions = new Functions();
    private final HttpClient client = HttpClient.newHttpClient();
    private final FunctionHost host = start(clock);

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void handsOverHeadersInLowerCaseAndJoined() {
        HttpResponse<String> answer = send(
                request("echo/x").header("PlanId", "7").header("Twice", "a").header("Twice", "b"), "POST", "");

        assertEquals("headers planid=7 twice=a,b", line(answer, "headers"));
    }

    @Test
    void joinsQueryValuesAndDropsEmptyOnes() {
        HttpResponse<String> answer = send(request("echo/x?a=1&b=&a=2&c=x%20y"), "POST", "");

        assertEquals("query a=1,2 c=x y", line(answer, "query"));
    }

    @Test
    void handsOverABodyOnlyWithAContentLength() {
        assertEquals("body Optional[text]", line(send(request("echo/x"), "POST", "text"), "body"));
        HttpRequest chunked = request("echo/x")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("text".getBytes(StandardCharsets.UTF_8))))
                .build();
        assertEquals("body Optional.empty", line(send(chunked), "body"));
    }

    @Test
    void answersWrongMethodsAndUnknownRoutesWith404() {
        assertEquals(404, send(request("echo/x"), "GET", "").statusCode());
        assertEquals(404, send(request("nothing"), "POST", "").statusCode());
        assertEquals(404, send(request("echo/x/y"), "POST", "").statusCode());
    }

    @Test
    void comparesRoutesAndTheirPrefixWithoutCase() {
        HttpRequest.Builder shouting = HttpRequest.newBuilder(host.baseUrl().resolve("/API/ECHO/Given"));

        assertEquals("route Given", line(send(shouting, "POST", ""), "route"));
    }

    @Test
    void bindsARouteParameterOrItsDefault() {
        assertEquals("route given", line(send(request("echo/given"), "POST", ""), "route"));
        assertEquals("route none", line(send(request("echo"), "POST", ""), "route"));
    }

    @Test
    void failsAFunctionThatBindsAPartOfTheRouteThatIsNotThere() {
        assertEquals("given", send(request("optional/given"), "POST", "").body());
        assertEquals(500, send(request("optional"), "POST", "").statusCode());
    }

    @Test
    void answersAnExceptionWithAnEmpty500() {
        HttpResponse<String> answer = send(request("fail"), "POST", "");

        assertEquals(500, answer.statusCode());
        assertEquals("", answer.body());
    }

    @Test
    void passesOutputOnToTheQueueFunction() {
        assertEquals(
                202,
                send(request("enqueue"), "POST", "{\"a\":[1],\"at\":\"2026-01-01T00:00:00.500+01:00\"}")
                        .statusCode());

        assertTrue(host.runDue());

        assertEquals(
                List.of("1 {\n  \"a\" : [ 1 ],\n  \"at\" : \"2025-12-31T23:00:00.5Z\"\n}"),
                functions.handled.stream()
                        .map(text -> text.replace("\r", "").replace(".500Z", ".5Z"))
                        .toList());
    }

    @Test
    void makesOneMessageOfEachElementOfAnArray() {
        send(request("enqueue"), "POST", "[{\"a\":1},\"two\"]");

        while (host.runDue()) {}

        assertEquals(List.of("1 {\n  \"a\" : 1\n}", "1 two"), List.copyOf(functions.handled));
    }

    @Test
    void failsAFunctionWhoseOutputOnlyLooksLikeJson() {
        assertEquals(500, send(request("enqueue"), "POST", "{not json}").statusCode());
        assertEquals(Optional.empty(), host.nextDue());
    }

    @Test
    void answersA500WhenTheQueueDoesNotTakeWhatAFunctionPutOut() throws IOException {
        HostQueues away = name -> {
            throw new IllegalStateException("the queue " + name + " is away");
        };
        try (FunctionHost other =
                FunctionHost.start(List.of(new Enqueue()), away, SETTINGS, clock, HostObserver.NONE, 0)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(other.baseUrl().resolve("put"));
            HttpResponse<String> answer = send(request, "POST", "text");
            assertEquals("500 ", answer.statusCode() + " " + answer.body());
        }
    }

    @Test
    void triesAFailedMessageAgainAfterTheTimeoutAndThenPoisonsIt() {
        queues.named("work").send("fail");
        host.runDue();
        assertEquals(Optional.of(now.plusSeconds(30)), host.nextDue());

        now = now.plusSeconds(30);
        host.runDue();

        assertEquals(
                List.of("1 fail", "2 fail"), functions.handled.stream().limit(2).toList());
        assertEquals(List.of("fail"), queues.poisoned("work"));
    }

    @Test
    void handsAPoisonedMessageToTheFunctionOfThePoisonQueueAtOnce() {
        queues.named("work").send("fail");
        host.runDue();
        now = now.plusSeconds(30);
        host.runDue();

        host.runDue();

        assertEquals(List.of("1 fail", "2 fail", "poison 1 fail"), List.copyOf(functions.handled));
    }

    @Test
    void hidesAFailedMessageOfAPoisonQueueForItsLeaseHoweverOftenItFails() {
        queues.named("work-poison").send("fail always");
        for (int run = 1; run <= 3; run++) {
            host.runDue();
            assertEquals(Optional.of(now.plus(InMemoryQueue.LEASE)), host.nextDue());
            now = now.plus(InMemoryQueue.LEASE);
        }
        assertEquals(3, functions.handled.size());
    }

    @Test
    void runsATimerWhenItsTimeHasComeAndOnce() {
        host.runTimers();
        assertEquals(List.of(), List.copyOf(functions.handled));
        assertEquals(Optional.of(Instant.parse("2026-03-01T10:05:00Z")), host.nextTimer());

        now = Instant.parse("2026-03-01T10:17:00Z");
        host.runTimers();
        host.runTimers();

        assertEquals(List.of("timer"), List.copyOf(functions.handled));
        assertEquals(Optional.of(Instant.parse("2026-03-01T10:20:00Z")), host.nextTimer());
    }

    @Test
    void runsATimerInRealTimeWhenItsTimeHasComeAndNotBefore() throws Exception {
        Instant due = Instant.parse("2026-03-01T10:05:00Z");
        InstantSource shortlyBefore =
                InstantSource.offset(InstantSource.system(), Duration.between(Instant.now(), due.minusMillis(300)));
        try (FunctionHost real = start(shortlyBefore)) {
            real.startPolling();

            assertEquals("timer", functions.handled.poll(10, TimeUnit.SECONDS));

            assertFalse(shortlyBefore.instant().isBefore(due), "too early");
            assertEquals(Optional.of(due.plus(Duration.ofMinutes(5))), real.nextTimer());
        }
    }

    @Test
    void takesABatchWhenFewEnoughMessagesAreAtWork() throws Exception {
        try (FunctionHost real = start(InstantSource.system())) {
            for (int i = 0; i < 10; i++) {
                queues.named("slow").send("message " + i);
            }
            real.startPolling();

            assertEquals(4, atWork(4), "a batch");
            functions.mayEnd.release(2);
            assertEquals(8, atWork(8), "two of them still at work, and another batch");
            functions.mayEnd.release(8);
            assertEquals(10, atWork(10));
        }
    }

    /** How many messages the slow function has begun with, once they are that many, and no more come. */
    private int atWork(int expected) throws InterruptedException {
        assertTrue(functions.begun.tryAcquire(expected, 10, TimeUnit.SECONDS), "they do not begin");
        boolean more = functions.begun.tryAcquire(1, 200, TimeUnit.MILLISECONDS);
        functions.begun.release(expected);
        return more ? expected + 1 : expected;
    }

    @Test
    void pollsInRealTimeUntilItIsClosed() throws Exception {
        try (FunctionHost real = start(InstantSource.system())) {
            real.startPolling();
            queues.named("work").send("hello");
            assertEquals("1 hello", functions.handled.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void refusesAFunctionThatItCannotBind() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> FunctionMethod.of(new OddFunctions()));

        assertTrue(String.valueOf(refused.getMessage()).contains("Thread"), refused.getMessage());
    }

    @Test
    void readsHostJson() throws IOException {
        HostSettings settings = HostSettings.of(JsonMapper.builder().build().readTree("""
                {"extensions": {"queues": {"maxDequeueCount": 3, "visibilityTimeout": "00:01:30", "batchSize": 4}}}
                """));

        assertEquals(new HostSettings("api", 3, Duration.ofSeconds(90), 4, 2, InMemoryQueue.LEASE), settings);
    }

    private FunctionHost start(InstantSource time) {
        try {
            return FunctionHost.start(List.of(functions), queues, SETTINGS, time, HostObserver.NONE, 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder request(String route) {
        return HttpRequest.newBuilder(URI.create(host.baseUrl() + route));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String method, String body) {
        return send(request.method(method, BodyPublishers.ofString(body)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String line(HttpResponse<String> answer, String start) {
        return answer.body()
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    /** A function that is content with itself, whatever becomes of what it put out. */
    public static final class Enqueue {

        @FunctionName("put")
        public HttpResponseMessage put(
                @HttpTrigger(name = "request", methods = HttpMethod.POST) HttpRequestMessage<Optional<String>> request,
                @QueueOutput(name = "message", queueName = "work", connection = "AzureWebJobsStorage")
                        OutputBinding<String> message) {
            message.setValue(request.getBody().orElse(""));
            return request.createResponseBuilder(HttpStatus.OK).body("put").build();
        }
    }

    /** A function with a parameter that nothing is bound to. */
    public static final class OddFunctions {

        @FunctionName("odd")
        public String odd(@BindingName("x") String x, Thread thread) {
            return x + thread;
        }
    }

    /** Functions of every kind that the host knows. */
    public static final class Functions {

        final BlockingQueue<String> handled = new ArrayBlockingQueue<>(10);
        final Semaphore begun = new Semaphore(0);
        final Semaphore mayEnd = new Semaphore(0);

        @FunctionName("echo")
        public HttpResponseMessage echo(
                @HttpTrigger(name = "request", methods = HttpMethod.POST, route = "echo/{name=none}")
                        HttpRequestMessage<Optional<String>> request,
                @BindingName("name") String name,
                ExecutionContext context) {
            String text = "headers" + pairs(request.getHeaders(), List.of("planid", "twice")) + "\n"
                    + "query" + pairs(request.getQueryParameters(), List.of("a", "b", "c")) + "\n"
                    + "body " + request.getBody() + "\n"
                    + "route " + name + "\n"
                    + context.getFunctionName();
            return request.createResponseBuilder(HttpStatus.OK).body(text).build();
        }

        @FunctionName("optional")
        public HttpResponseMessage optional(
                @HttpTrigger(name = "request", methods = HttpMethod.POST, route = "optional/{name?}")
                        HttpRequestMessage<Optional<String>> request,
                @BindingName("name") String name) {
            return request.createResponseBuilder(HttpStatus.OK).body(name).build();
        }

        @FunctionName("fail")
        public HttpResponseMessage fail(
                @HttpTrigger(name = "request", methods = HttpMethod.POST)
                        HttpRequestMessage<Optional<String>> request) {
            throw new IllegalStateException("asked to");
        }

        @FunctionName("enqueue")
        public HttpResponseMessage enqueue(
                @HttpTrigger(name = "request", methods = HttpMethod.POST) HttpRequestMessage<Optional<String>> request,
                @QueueOutput(name = "message", queueName = "work", connection = "AzureWebJobsStorage")
                        OutputBinding<String> message) {
            message.setValue(request.getBody().orElse(""));
            return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
        }

        @FunctionName("work")
        public void work(
                @QueueTrigger(name = "message", queueName = "work", connection = "AzureWebJobsStorage") String message,
                @BindingName("DequeueCount") long dequeueCount) {
            handled.add(dequeueCount + " " + message);
            if (message.equals("fail")) {
                throw new IllegalStateException("asked to");
            }
        }

        @FunctionName("poisoned")
        public void poisoned(
                @QueueTrigger(name = "message", queueName = "work-poison", connection = "AzureWebJobsStorage")
                        String message,
                @BindingName("DequeueCount") long dequeueCount) {
            handled.add("poison " + dequeueCount + " " + message);
            if (message.equals("fail always")) {
                throw new IllegalStateException("asked to");
            }
        }

        @FunctionName("slow")
        public void slow(
                @QueueTrigger(name = "message", queueName = "slow", connection = "AzureWebJobsStorage") String message)
                throws InterruptedException {
            begun.release();
            mayEnd.acquire();
        }

        @FunctionName("tick")
        public void tick(@TimerTrigger(name = "timer", schedule = "0 */5 * * * *") String timer) {
            handled.add("timer");
        }

        private static String pairs(Map<String, String> values, List<String> names) {
            StringBuilder text = new StringBuilder();
            for (String name : names) {
                Optional.ofNullable(values.get(name)).ifPresent(value -> text.append(" " + name + "=" + value));
            }
            return text.toString();
        }
    }
}
