package dev.gatehouse.functions;

import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import dev.gatehouse.ledger.StorageLimits;

/** The HTTP client of the storage libraries, within the limits that hold for every call of the storage account. */
final class StorageHttp {

    private StorageHttp() {}

    static HttpClient client() {
        return new OkHttpAsyncHttpClientBuilder()
                .connectionTimeout(StorageLimits.CONNECT)
                .callTimeout(StorageLimits.TRY)
                .followRedirects(false)
                .build();
    }
}
