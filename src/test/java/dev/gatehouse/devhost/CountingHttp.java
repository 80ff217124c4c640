package dev.gatehouse.devhost;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/** Tells of every request that the storage libraries make, each of their tries counted. */
final class CountingHttp implements HttpClient {

    private final HttpClient http;
    private final Consumer<String> teller;

    /** @param teller is given each request's method and the last of its path */
    CountingHttp(HttpClient http, Consumer<String> teller) {
        this.http = http;
        this.teller = teller;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return send(request, Context.NONE);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        return Mono.defer(() -> {
            tell(request);
            return http.send(request, context);
        });
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        tell(request);
        return http.sendSync(request, context);
    }

    private void tell(HttpRequest request) {
        String path = request.getUrl().getPath();
        teller.accept(request.getHttpMethod() + " " + path.substring(path.indexOf('/', 1) + 1));
    }
}
