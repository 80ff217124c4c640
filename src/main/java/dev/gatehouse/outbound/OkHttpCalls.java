package dev.gatehouse.outbound;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** One try of a call over OkHttp: no redirects followed, nothing repeated, no cookies, no proxy, answers of bounded size. */
final class OkHttpCalls implements HttpCalls {

    /** As many as calls can be made at once (host.json). */
    private static final int IDLE_CONNECTIONS = 32;

    private static final int IDLE_MINUTES = 2;

    /** One for each reach, which share connections, though only with their own. */
    private final Map<Reach, OkHttpClient> clients = new EnumMap<>(Reach.class);

    private final PrivateHosts privateHosts;
    private final int answerBytes;
    private final RetryAfter retryAfter;

    OkHttpCalls(HttpLimits limits, PrivateHosts privateHosts, Dns dns, InstantSource clock) {
        OkHttpClient client = new OkHttpClient.Builder()
                .connectTimeout(limits.connect())
                .readTimeout(limits.read())
                .writeTimeout(limits.read())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                // HTTP/2 would keep each Authorization header in the table of its connection, minutes beyond the call.
                .protocols(List.of(Protocol.HTTP_1_1))
                .cookieJar(CookieJar.NO_COOKIES)
                // A proxy would look up the host by itself, and reach what may not be reached from here.
                .proxy(Proxy.NO_PROXY)
                .addNetworkInterceptor(new NoFollowUp())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_MINUTES, TimeUnit.MINUTES))
                .build();
        for (Reach reach : Reach.values()) {
            clients.put(
                    reach, client.newBuilder().dns(new ReachableDns(dns, reach)).build());
        }
        this.privateHosts = privateHosts;
        this.answerBytes = limits.answerBytes();
        this.retryAfter = new RetryAfter(clock);
    }

    @Override
    public HttpReply send(HttpCall call) {
        HttpUrl url = HttpUrl.get(call.uri().toString());
        if (!url.host().equalsIgnoreCase(call.uri().getHost())) {
            // The two readings of the URL differ, so what the allow-list said is worth nothing.
            return new HttpReply.NotReceived(
                    HttpReply.Why.NOT_ALLOWED, "The URL's host can be read in two ways: correct it.");
        }
        OkHttpClient client = Objects.requireNonNull(clients.get(privateHosts.reach(url.host(), url.port())));
        Call okCall = client.newCall(request(call, url));
        okCall.timeout().timeout(call.patience().toNanos(), TimeUnit.NANOSECONDS);
        try {
            if (HostNames.looksLikeAnAddress(url.host())) {
                // OkHttp looks up names only.
                client.dns().lookup(url.host());
            }
            return execute(okCall, call);
        } catch (IOException e) {
            return Failures.reply(e, call);
        } finally {
            UsedBuffers.overwrite();
        }
    }

    private HttpReply execute(Call okCall, HttpCall call) throws IOException {
        try (Response response = okCall.execute()) {
            return read(response, call);
        }
    }

    private static Request request(HttpCall call, HttpUrl url) {
        Request.Builder request = new Request.Builder()
                .url(url)
                .headers(Headers.of(call.headers()))
                .method(
                        call.method().name(),
                        call.content().map(OneShotBody::new).orElse(null));
        if (call.headers().keySet().stream().noneMatch(name -> name.equalsIgnoreCase("User-Agent"))) {
            request.header("User-Agent", "gatehouse");
        }
        call.authorization().ifPresent(secret -> request.header("Authorization", secret.value()));
        return request.build();
    }

    private HttpReply read(Response response, HttpCall call) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(answerBytes + 1L)) {
            return new HttpReply.NotReceived(
                    HttpReply.Why.TOO_LARGE,
                    "The answer of " + call.uri().getHost() + " is larger than the " + answerBytes
                            + " bytes that are read at most.");
        }
        String type = Optional.ofNullable(response.header("Content-Type")).orElse("");
        return new HttpReply.Received(
                response.code(),
                new Content(type, source.readByteArray()),
                retryAfter.in(response.code(), response.headers()),
                location(response, call));
    }

    /** What cannot be read as a URL counts as none. */
    private static Optional<URI> location(Response response, HttpCall call) {
        try {
            return Optional.ofNullable(response.header("Location")).map(location -> {
                // As RFC 3986 has it; java.net.URI knows the one before. Where a fragment points is for who reads the
                // answer.
                HttpUrl resolved = response.request().url().resolve(location);
                return resolved == null
                        ? call.uri().resolve(location)
                        : resolved.newBuilder().fragment(null).build().uri();
            });
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }
}
