package dev.gatehouse.devhost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.azurite.FreshNames;
import dev.gatehouse.azurite.WithAzurite;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.devhost.functionhost.FunctionHost;
import dev.gatehouse.devhost.functionhost.HostSettings;
import dev.gatehouse.devhost.leak.Echo;
import dev.gatehouse.devhost.leak.EchoingPipelines;
import dev.gatehouse.devhost.leak.MarkedCheck;
import dev.gatehouse.devhost.leak.MarkedToken;
import dev.gatehouse.devhost.leak.Spills;
import dev.gatehouse.devhost.leak.Spills.Place;
import dev.gatehouse.devhost.leak.TokenSearch;
import dev.gatehouse.devhost.leak.WatchedAccount;
import dev.gatehouse.devhost.leak.WatchedLog;
import dev.gatehouse.evaluation.CheckQueue;
import dev.gatehouse.ledger.CheckLedger;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whole checks with marked tokens, through the app's functions, Azurite and an Azure DevOps that repeats whatever token it is called
 * with. Afterwards everything that was stored, logged, answered and sent is searched for every piece of every token, in every form.
 */
@WithAzurite
class MarkedTokenIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int MAX_DEQUEUE_COUNT = 2;
    private static final HostSettings SETTINGS =
            new HostSettings("api", MAX_DEQUEUE_COUNT, Duration.ZERO, 16, 16, Duration.ofMinutes(1));
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{53})\"");

    private final Random random = new Random(20_261_122);
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, CheckId> accepted = new ConcurrentHashMap<>();
    private final AtomicInteger deaths = new AtomicInteger();
    private final Spills spills = new Spills();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    @Timeout(180)
    void leavesNoTraceOfAnyToken() throws Exception {
        List<MarkedCheck> checks = checks();
        MarkedCheck poisoned = check("poisoned", MarkedCheck.FOR_REASON, Optional.empty(), false);
        MarkedCheck old = check("old", MarkedCheck.FOR_REASON, Optional.of(Echo.SERVER_ERROR), false);
        MarkedCheck newer = old.again("newer", token("newer"));
        try (Azurite azurite = Azurite.start();
                WatchedAccount account = WatchedAccount.before(azurite, spills);
                EchoingPipelines pipelines = EchoingPipelines.start(spills);
                WatchedLog log = WatchedLog.open(spills);
                AzureStorage storage = AzureStorage.connectedBy(account.connectionString(), SETTINGS, () -> {});
                FunctionHost host = new AppFunctions(
                                Map.of(), dying(storage, "poisoned"), InstantSource.system(), new SecureRandom())
                        .start(SETTINGS, log, 0)) {
            refuse(host, pipelines);
            host.startPolling();
            for (MarkedCheck check : checks) {
                pipelines.expect(check);
                accept(host, pipelines, check, check.name());
            }
            List.of(poisoned, old, newer).forEach(pipelines::expect);
            pipelines.refuseDecisionsOf(old);
            accept(host, pipelines, poisoned, "poisoned");
            accept(host, pipelines, old, "redelivered");
            await("the first decision", () -> pipelines.hasRefusedDecisionOf(old), storage);
            accept(host, pipelines, newer, "redelivered");
            await("the end of every check", () -> stillGoing(storage.ledger()).isEmpty(), storage);
            askForEach(host);
            expectTheScenarios(pipelines);
        }
        expectNoTrace();
    }

    @Test
    void findsATokenThatIsStoredUnsealed(Azurite azurite) throws Exception {
        String token = token("unsealed");
        try (WatchedAccount account = WatchedAccount.before(azurite, spills)) {
            QueueClient queue = new QueueClientBuilder()
                    .connectionString(account.connectionString())
                    .queueName(FreshNames.queue())
                    .messageEncoding(QueueMessageEncoding.BASE64)
                    .httpClient(new OkHttpAsyncHttpClientBuilder().build())
                    .buildClient();
            queue.create();
            queue.sendMessage("{\"kind\":\"accepted\",\"sealedToken\":\"" + token + "\"}");
        }
        assertFalse(new TokenSearch(names).inAny(spills.in(Place.STORED)).isEmpty(), "it is not found");
    }

    private List<MarkedCheck> checks() {
        List<MarkedCheck> checks = new ArrayList<>();
        checks.add(check("plain", MarkedCheck.FOR_REASON, Optional.empty(), false));
        checks.add(check(
                "evidence",
                MarkedCheck.FOR_WORK_ITEMS.replace("\"states\"", "\"otherwise\":\"fail\",\"states\""),
                Optional.empty(),
                false));
        for (Echo echo : Echo.values()) {
            checks.add(check("echo " + echo, MarkedCheck.FOR_WORK_ITEMS, Optional.of(echo), false));
        }
        for (Echo echo : List.of(Echo.UNAUTHORIZED, Echo.FORBIDDEN, Echo.REDIRECT, Echo.SIGN_IN_PAGE)) {
            checks.add(check("unproven " + echo, MarkedCheck.FOR_REASON, Optional.of(echo), true));
        }
        return checks;
    }

    private MarkedCheck check(String name, String definition, Optional<Echo> echo, boolean echoesPlan) {
        return new MarkedCheck(name, token(name), definition, echo, echoesPlan);
    }

    /** A token of either kind, in turns. */
    private String token(String name) {
        String token = names.size() % 2 == 0 ? MarkedToken.jwt(random) : MarkedToken.opaque(random);
        names.put(token, name);
        return token;
    }

    private void accept(FunctionHost host, EchoingPipelines pipelines, MarkedCheck check, String task)
            throws Exception {
        Map<String, String> headers = check.headers(pipelines.planUrl(), task);
        // What nobody should configure, and what is dropped.
        headers.put("X-Pipeline-Authorization", "Bearer " + check.token());
        headers.put("Authorization", "Bearer " + check.token());
        String answer = post(host, "checks", headers, check.definition(), 200);
        Matcher id = ID.matcher(answer);
        assertTrue(id.find(), answer);
        accepted.put(task, CheckId.parse(id.group(1)).orElseThrow());
    }

    /** Deliveries with a token in each place where it may not be. */
    private void refuse(FunctionHost host, EchoingPipelines pipelines) throws Exception {
        for (int kind = 0; kind < 2; kind++) {
            MarkedCheck check = check("refused " + kind, MarkedCheck.FOR_REASON, Optional.empty(), false);
            String token = check.token();
            String inUrl = URLEncoder.encode(token, StandardCharsets.UTF_8);
            Map<String, String> headers = check.headers(pipelines.planUrl(), check.name());
            for (String header : List.of("ProjectId", "HubName", "PlanId", "JobId", "TimelineId", "TaskInstanceId")) {
                post(host, "checks", with(headers, header, token), check.definition(), 400);
                post(host, "checks", with(headers, header, "Bearer " + token + "!"), check.definition(), 400);
            }
            for (String url : List.of(
                    "https://" + inUrl + "@dev.azure.com/fabrikam",
                    "https://dev.azure.com/fabrikam?token=" + inUrl,
                    "https://dev.azure.com/" + inUrl,
                    "https://example.org/" + inUrl,
                    token)) {
                post(host, "checks", with(headers, "PlanUrl", url), check.definition(), 400);
            }
            post(host, "checks", with(headers, "AuthToken", token.repeat(9_000 / token.length())), "{}", 400);
            post(host, "checks", headers, "{\"require\":{\"buildReason\":{\"in\":[\"manual\"]}}} " + token, 400);
            post(host, "checks", headers, token, 400);
            post(host, "checks", headers, "{\"require\":{\"" + token.replaceAll("[\"\\\\]", "") + "\":1}}", 400);
            post(host, "checks", headers, "x" + token.repeat(40_000 / token.length()), 413);
            post(host, "checks/" + inUrl + "?code=" + inUrl, headers, check.definition(), 400, 404);
            get(host, "checks/" + inUrl, 404);
        }
        // Where AuthToken has something else, a token is known by its form.
        String jwt = MarkedToken.jwt(random);
        names.put(jwt, "misplaced");
        MarkedCheck check = new MarkedCheck("misplaced", "$(system.AccessToken)", "{}", Optional.empty(), false);
        for (String header : List.of("PlanId", "HubName", "PlanUrl")) {
            Map<String, String> headers = check.headers(pipelines.planUrl(), check.name());
            post(host, "checks", with(headers, header, jwt), "{\"require\":{\"" + jwt + "\":{}}}", 400);
        }
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    private String post(FunctionHost host, String route, Map<String, String> headers, String body, int... statuses)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(host.baseUrl().resolve(route)).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build(), statuses);
    }

    private String get(FunctionHost host, String route, int... statuses) throws Exception {
        return send(HttpRequest.newBuilder(host.baseUrl().resolve(route)).build(), statuses);
    }

    private String send(HttpRequest request, int... statuses) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        spills.add(Place.ANSWERED, answer.statusCode() + "\n" + answer.headers().map() + "\n" + answer.body());
        assertTrue(
                Arrays.stream(statuses).anyMatch(status -> status == answer.statusCode()),
                () -> answer.statusCode() + " " + answer.body());
        return answer.body();
    }

    private void askForEach(FunctionHost host) throws Exception {
        for (CheckId id : accepted.values()) {
            URI route = URI.create("checks/" + id);
            assertTrue(get(host, route.toString(), 200).contains("\"phase\":\"ended\""), id.value());
        }
    }

    /**
     * The storage of an app that comes early to everything, so that hours take seconds, and in which the ledger throws, telling all it
     * was given, whenever it is asked for one check, until its message is given up.
     */
    private Storage dying(Storage storage, String name) {
        CheckQueue early = (message, delay) -> storage.checkQueue().send(message, Duration.ZERO);
        CheckLedger ledger = (CheckLedger) Proxy.newProxyInstance(
                CheckLedger.class.getClassLoader(), new Class<?>[] {CheckLedger.class}, (proxy, method, arguments) -> {
                    String told = method.getName() + Arrays.toString(arguments);
                    if (isAbout(told, name) && deaths.getAndIncrement() < MAX_DEQUEUE_COUNT) {
                        throw new IllegalStateException("a mistake in " + told, new IOException(told));
                    }
                    try {
                        return method.invoke(storage.ledger(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new ChangedStorage(storage, storage.queues(), ledger, early);
    }

    private static boolean isAbout(String told, String task) {
        // The ledger is asked for a check before anything is entered: by its id, which begins with the plan's.
        String plan = new MarkedCheck("", "", "", Optional.empty(), false)
                .headers("", task)
                .getOrDefault("PlanId", "none");
        return told.startsWith("find") && told.contains(plan.replace("-", ""));
    }

    private List<String> stillGoing(CheckLedger ledger) {
        return accepted.entrySet().stream()
                .filter(check -> !ledger.find(check.getValue())
                        .fold(
                                found -> found.filter(
                                                row -> row.record().phase().hasEnded())
                                        .isPresent(),
                                fault -> false))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void await(String what, BooleanSupplier is, AzureStorage storage) throws InterruptedException {
        Instant latest = Instant.now().plus(PATIENCE);
        while (!is.getAsBoolean()) {
            assertTrue(
                    Instant.now().isBefore(latest),
                    () -> what + " did not come; still going on: " + stillGoing(storage.ledger()));
            Thread.sleep(LOOK_EVERY.toMillis());
        }
    }

    /** That what was to be searched did happen. */
    private void expectTheScenarios(EchoingPipelines pipelines) {
        assertEquals(List.of(), pipelines.strangers(), "calls without a token of a delivery");
        List<String> expected =
                new ArrayList<>(List.of("plain succeeded", "evidence failed", "poisoned failed", "newer succeeded"));
        Arrays.stream(Echo.values())
                .filter(echo -> echo != Echo.FORBIDDEN && echo != Echo.NOT_FOUND)
                .forEach(echo -> expected.add("echo " + echo + " failed"));
        TreeSet<String> decided = new TreeSet<>(pipelines.decided());
        assertTrue(decided.containsAll(expected), () -> "decided are " + decided + ", expected " + expected);
        assertTrue(deaths.get() >= MAX_DEQUEUE_COUNT, "the ledger did not die");
    }

    private void expectNoTrace() {
        TokenSearch search = new TokenSearch(names);
        for (Place place : List.of(Place.STORED, Place.LOGGED, Place.ANSWERED, Place.SENT)) {
            assertFalse(spills.in(place).isEmpty(), "nothing to search in what was " + place);
            assertEquals(List.of(), search.inAny(spills.in(place)), "in what was " + place);
        }
        assertTrue(spills.in(Place.LOGGED).toString().contains("a mistake in find"), "the exception is not there");
        assertTrue(spills.in(Place.STORED).stream().anyMatch(text -> text.contains("-poison/messages")), "no poison");
        // The same search finds them where they have to be, so it would have elsewhere.
        assertEquals(
                accepted.size() + 1,
                search.inAny(new TreeSet<>(spills.in(Place.AUTHORIZED))).size(),
                "tokens sent");
    }
}
