package dev.gatehouse.benchmark;

import dev.gatehouse.outbound.HttpLimits;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * How many evaluations one thread makes that change nothing, from a message of the queue to the next, against the calls alone that each
 * takes. The two take turns; the medians count.
 */
final class EvaluationRate implements Measurement {

    private static final int EVALUATIONS = 4_000;
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 9;
    private static final double LEAST = 0.6;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int IDLE_CONNECTIONS = 32;

    @Override
    public String title() {
        return "Evaluations per second per core";
    }

    @Override
    public List<Row> run() throws Exception {
        List<Double> app = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        CountedStore store = new CountedStore(CheckWatch.NONE);
        try (LoopbackAzureDevOps azureDevOps = LoopbackAzureDevOps.start();
                WaitingApp waiting = new WaitingApp(azureDevOps.collection(), store)) {
            evaluations(waiting);
            List<LoopbackAzureDevOps.Call> calls = azureDevOps.lastCalls();
            OkHttpClient client = client();
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                double ofApp = evaluations(waiting);
                double ofCalls = calls(client, calls);
                if (round >= WARM_UP) {
                    app.add(ofApp);
                    bare.add(ofCalls);
                }
            }
        }
        double ofApp = median(app);
        double ofCalls = median(bare);
        return List.of(
                Row.of("evaluations of a work item, in a loop of one thread", ofApp, "per second"),
                Row.of("the same two calls by OkHttp in a bare loop", ofCalls, "per second"),
                Row.of("of the bare loop", ofApp / ofCalls, "", Goal.atLeast(LEAST)));
    }

    private static double evaluations(WaitingApp app) {
        app.empty();
        Instant now = Instant.now();
        for (int number = 1; number <= EVALUATIONS; number++) {
            app.add(number, now, now);
        }
        long before = System.nanoTime();
        for (int number = 1; number <= EVALUATIONS; number++) {
            if (!app.host().runDue()) {
                throw new IllegalStateException("no message for evaluation " + number);
            }
        }
        return perSecond(before);
    }

    private static double calls(OkHttpClient client, List<LoopbackAzureDevOps.Call> calls) throws IOException {
        long before = System.nanoTime();
        for (int number = 1; number <= EVALUATIONS; number++) {
            for (LoopbackAzureDevOps.Call made : calls) {
                Call call = client.newCall(request(made));
                call.timeout().timeout(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
                try (Response response = call.execute()) {
                    response.body().bytes();
                }
            }
        }
        return perSecond(before);
    }

    private static double perSecond(long before) {
        return EVALUATIONS * 1e9 / (System.nanoTime() - before);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** As the app makes it, its headers among it. Made anew for each call, since no two checks have the same. */
    private static Request request(LoopbackAzureDevOps.Call call) {
        Headers.Builder headers = new Headers.Builder();
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("Content-Length")
                    && !header.getKey().equalsIgnoreCase("Content-Type")) {
                headers.add(header.getKey(), header.getValue());
            }
        }
        headers.removeAll("Host").removeAll("Connection").removeAll("Accept-Encoding");
        String type = call.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("application/json");
        return new Request.Builder()
                .url(call.uri().toString())
                .headers(headers.build())
                .method(
                        call.method(),
                        call.method().equals("GET")
                                ? null
                                : RequestBody.create(call.body().getBytes(StandardCharsets.UTF_8), MediaType.get(type)))
                .build();
    }

    /** With the settings of the app's client. */
    private static OkHttpClient client() {
        return new OkHttpClient.Builder()
                .connectTimeout(HttpLimits.DEFAULT.connect())
                .readTimeout(HttpLimits.DEFAULT.read())
                .writeTimeout(HttpLimits.DEFAULT.read())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .proxy(Proxy.NO_PROXY)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 2, TimeUnit.MINUTES))
                .build();
    }
}
