package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.devhost.functionhost.FunctionHost;
import dev.gatehouse.devhost.functionhost.HostObserver;
import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.functions.AcceptCheck;
import dev.gatehouse.functions.AppStorage;
import dev.gatehouse.functions.EvaluateCheck;
import dev.gatehouse.functions.Gatehouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks whose evidence hangs, beside others, in the function host as it runs: several messages at once. */
class SlowSourceTest {

    private static final int HANGING = 3;
    private static final int OTHERS = 40;
    private static final Pattern BUILD = Pattern.compile("/builds/(\\d+)");
    private static final Pattern PLAN = Pattern.compile("/plans/0{8}-0{4}-0{4}-0{4}-0*(\\d+)");

    private final CountDownLatch hang = new CountDownLatch(HANGING);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final BlockingQueue<Integer> decided = new LinkedBlockingQueue<>();
    private final MockWebServer azureDevOps = new MockWebServer();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void serve() throws IOException {
        azureDevOps.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return answer(request.getUrl().encodedPath());
            }
        });
        azureDevOps.start();
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        azureDevOps.close();
    }

    @Test
    void decidesOthersWhileTheEvidenceOfSomeChecksHangs() throws Exception {
        InstantSource clock = InstantSource.system();
        HostSettings settings = HostSettings.read(Path.of("host.json"));
        MemoryStorage memory = new MemoryStorage(clock, settings);
        Gatehouse gatehouse = new Gatehouse(
                Map.of(
                        "GATEHOUSE_SEAL_KEYS",
                        "test:" + Base64.getEncoder().encodeToString(new byte[32]),
                        "GATEHOUSE_ALLOW_LOOPBACK",
                        "true"),
                clock,
                new SecureRandom(),
                new AppStorage(
                        () -> Answer.given(memory.ledger()),
                        () -> Answer.given(memory.checkQueue()),
                        () -> Answer.given(memory.noticeQueue()),
                        () -> Answer.given(memory.signatures())));
        try (FunctionHost host = FunctionHost.start(
                List.of(new AcceptCheck(gatehouse), new EvaluateCheck(gatehouse)),
                memory.queues(),
                settings,
                clock,
                HostObserver.NONE,
                0)) {
            host.startPolling();
            for (int check = 1; check <= HANGING; check++) {
                deliver(host, check);
            }
            assertTrue(hang.await(30, TimeUnit.SECONDS), "the evidence of the first checks was asked for");
            for (int check = HANGING + 1; check <= HANGING + OTHERS; check++) {
                deliver(host, check);
            }

            assertEquals(numbers(HANGING + 1, HANGING + OTHERS), nextDecided(OTHERS));

            goOn.countDown();
            assertEquals(numbers(1, HANGING), nextDecided(HANGING));
        }
    }

    private MockResponse answer(String path) throws InterruptedException {
        Matcher build = BUILD.matcher(path);
        if (build.find()) {
            int number = Integer.parseInt(build.group(1));
            if (number <= HANGING) {
                hang.countDown();
                goOn.await();
            }
            return json("{\"id\":" + number + ",\"status\":\"inProgress\",\"reason\":\"manual\"}");
        }
        Matcher plan = PLAN.matcher(path);
        if (path.endsWith("/events") && plan.find()) {
            decided.add(Integer.parseInt(plan.group(1)));
            return json("");
        }
        return json("{\"id\":1,\"version\":14,\"state\":\"inProgress\"}");
    }

    private static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private void deliver(FunctionHost host, int check) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(host.baseUrl() + "checks"))
                .header("PlanUrl", "http://127.0.0.1:" + azureDevOps.getPort() + "/fabrikam/")
                .header("ProjectId", id(9_000).toString())
                .header("HubName", "checks")
                .header("PlanId", id(check).toString())
                .header("JobId", id(9_001).toString())
                .header("TaskInstanceId", id(9_002).toString())
                .header("AuthToken", "a-token-made-up-for-this")
                .header("BuildId", String.valueOf(check))
                .POST(BodyPublishers.ofString("{\"require\":{\"buildReason\":{\"in\":\"manual\"}}}"))
                .build();
        assertEquals(200, client.send(request, BodyHandlers.ofString()).statusCode());
    }

    private Set<Integer> nextDecided(int count) throws InterruptedException {
        Set<Integer> next = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            Integer number = decided.poll(30, TimeUnit.SECONDS);
            if (number == null) {
                break;
            }
            next.add(number);
        }
        return next;
    }

    private static Set<Integer> numbers(int first, int last) {
        Set<Integer> numbers = new TreeSet<>();
        for (int number = first; number <= last; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    private static UUID id(int number) {
        return UUID.fromString(String.format("00000000-0000-0000-0000-%012d", number));
    }
}
