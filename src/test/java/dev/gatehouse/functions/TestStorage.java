package dev.gatehouse.functions;

import com.azure.core.http.HttpClient;

/** The HTTP client that the storage tests share. */
final class TestStorage {

    private static final HttpClient HTTP = StorageHttp.client();

    private TestStorage() {}

    static HttpClient http() {
        return HTTP;
    }
}
