package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.TableCheckLedger;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Where the token of an identity goes. No emulator takes one over plain http, so the requests end at the HTTP client. */
class StorageIdentityTest {

    private static final CheckId CHECK = new CheckId("2f8a5c109e444b8e8d3c0f5b1f7f1a01-0123456789abcdef0123");

    private final List<String> scopes = new ArrayList<>();
    private final List<HttpRequest> requests = new ArrayList<>();
    private final TokenCredential credential = context -> {
        scopes.addAll(context.getScopes());
        return Mono.just(new AccessToken("an-entra-token", OffsetDateTime.parse("2100-01-01T00:00:00Z")));
    };
    private final HttpClient http = request -> {
        requests.add(request);
        return Mono.error(new IOException("the test ends here"));
    };

    @Test
    void theLedgerSendsItToTheTableService() {
        TableCheckLedger.at(
                        URI.create("https://contoso.table.core.windows.net"),
                        TableCheckLedger.TABLE,
                        () -> credential,
                        () -> http,
                        new Random(1))
                .find(CHECK);

        assertSent("contoso.table.core.windows.net", "/GatehouseChecks");
    }

    @Test
    void theQueueSendsItToTheQueueService() {
        StorageQueue.at(
                        URI.create("https://contoso.queue.core.windows.net"),
                        CheckMessage.QUEUE,
                        () -> credential,
                        () -> http,
                        message -> "text")
                .send(new CheckMessage.Continue(CHECK, 1), Duration.ZERO);

        assertSent("contoso.queue.core.windows.net", "/gatehouse-checks/messages");
    }

    private void assertSent(String host, String path) {
        HttpRequest request = requests.get(0);
        assertEquals("https", request.getUrl().getProtocol());
        assertEquals(host, request.getUrl().getHost());
        assertTrue(request.getUrl().getPath().startsWith(path), () -> "path " + request.getUrl());
        assertEquals("Bearer an-entra-token", request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION));
        assertTrue(scopes.contains("https://storage.azure.com/.default"), () -> "scopes " + scopes);
    }
}
