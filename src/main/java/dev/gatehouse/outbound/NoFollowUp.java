package dev.gatehouse.outbound;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from repeating a call by itself after a 503 with {@code Retry-After: 0}, which no option turns off:
 * the wait becomes a second before OkHttp sees it.
 */
final class NoFollowUp implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String wait = response.header("Retry-After");
        return response.code() == 503 && wait != null && wait.matches("0+")
                ? response.newBuilder().header("Retry-After", "1").build()
                : response;
    }
}
