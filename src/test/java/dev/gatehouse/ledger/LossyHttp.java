package dev.gatehouse.ledger;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import reactor.core.publisher.Mono;

/** An HTTP client that loses requests or answers of writes of rows, one after the other as it was told to. */
final class LossyHttp implements HttpClient {

    private final Queue<Loss> losses = new ArrayDeque<>();
    private Runnable meanwhile = () -> {};
    private int calls;

    /** What happens to one write. */
    enum Loss {
        REQUEST,
        ANSWER
    }

    /** How many requests there were. */
    int calls() {
        return calls;
    }

    void loseNext(Loss loss) {
        losses.add(loss);
    }

    /** Loses the next request, and lets this happen before the library tries again. */
    void loseNextRequestWhile(Runnable event) {
        losses.add(Loss.REQUEST);
        meanwhile = event;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.error(new UnsupportedOperationException("the ledger calls synchronously"));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        calls++;
        if (!isWriteOfRow(request) || losses.isEmpty()) {
            return TestHttp.CLIENT.sendSync(request, context);
        }
        if (losses.remove() == Loss.ANSWER) {
            TestHttp.CLIENT.sendSync(request, context).close();
        } else {
            meanwhile.run();
        }
        throw new UncheckedIOException(new IOException("connection reset"));
    }

    private static boolean isWriteOfRow(HttpRequest request) {
        return request.getHttpMethod() != HttpMethod.GET
                && !request.getUrl().getPath().endsWith("/Tables");
    }
}
