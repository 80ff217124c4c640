package dev.gatehouse.outbound;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** One try of a call over OkHttp: no redirects followed, nothing repeated, no cookies, answers of bounded size. */
final class OkHttpCalls implements HttpCalls {

    private static final int IDLE_CONNECTIONS = 8;
    private static final int IDLE_MINUTES = 2;

    private final OkHttpClient client;
    private final int answerBytes;
    private final RetryAfter retryAfter;

    OkHttpCalls(HttpLimits limits, InstantSource clock) {
        this.client = new OkHttpClient.Builder()
                .connectTimeout(limits.connect())
                .readTimeout(limits.read())
                .writeTimeout(limits.read())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .addNetworkInterceptor(new NoFollowUp())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_MINUTES, TimeUnit.MINUTES))
                .build();
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
        Call okCall = client.newCall(request(call, url));
        okCall.timeout().timeout(call.patience().toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = okCall.execute()) {
            return read(response, call);
        } catch (IOException e) {
            return Failures.reply(e, call);
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
                response.code(), new Content(type, source.readByteArray()), retryAfter.in(response.headers()));
    }
}
