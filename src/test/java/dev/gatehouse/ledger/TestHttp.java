package dev.gatehouse.ledger;

import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;

/** The HTTP client that the tests share. */
final class TestHttp {

    static final HttpClient CLIENT = new OkHttpAsyncHttpClientBuilder()
            .connectionTimeout(StorageLimits.CONNECT)
            .callTimeout(StorageLimits.TRY)
            .build();

    private TestHttp() {}
}
