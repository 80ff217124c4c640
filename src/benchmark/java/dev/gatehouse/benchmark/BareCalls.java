package dev.gatehouse.benchmark;

import dev.gatehouse.outbound.HttpLimits;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

/** The calls that the app made, by OkHttp and nothing else, with the settings of the app's client. */
final class BareCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int IDLE_CONNECTIONS = 32;

    /** What OkHttp says by itself. */
    private static final Set<String> OF_OKHTTP =
            caseless("Host", "Connection", "Accept-Encoding", "Content-Length", "Content-Type");

    private final URI server;
    private final List<HeardCalls.Call> calls;
    private final OkHttpClient client = new OkHttpClient.Builder()
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

    /**
     * The calls of an evaluation.
     *
     * @param server where they go
     * @param calls what one evaluation takes
     */
    BareCalls(URI server, List<HeardCalls.Call> calls) {
        this.server = server;
        this.calls = List.copyOf(calls);
    }

    /** Holds that evaluations took these calls and no others, or two things would be compared that are not the same. */
    void expect(int evaluations, long made) {
        if (made != (long) calls.size() * evaluations) {
            throw new IllegalStateException(
                    evaluations + " evaluations made " + made + " calls, not " + calls.size() + " each");
        }
    }

    /** Makes each of them once. */
    void makeAll() throws IOException {
        for (HeardCalls.Call made : calls) {
            Call call = client.newCall(request(made));
            call.timeout().timeout(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            try (Response response = call.execute()) {
                response.body().bytes();
            }
        }
    }

    /** As the app makes it, its headers among it. Made anew for each call, since no two checks have the same. */
    private Request request(HeardCalls.Call call) {
        Headers.Builder headers = new Headers.Builder();
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            if (!OF_OKHTTP.contains(header.getKey())) {
                headers.add(header.getKey(), header.getValue());
            }
        }
        return new Request.Builder()
                .url(server + call.uri())
                .headers(headers.build())
                .method(call.method(), call.method().equals("GET") ? null : body(call))
                .build();
    }

    private static RequestBody body(HeardCalls.Call call) {
        return RequestBody.create(call.body().getBytes(StandardCharsets.UTF_8), MediaType.get("application/json"));
    }

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
