package dev.gatehouse.devhost.functionhost;

import com.microsoft.azure.functions.HttpMethod;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers requests with functions: 404 where none takes it, an empty 500 where one throws. */
final class HttpEdge implements HttpHandler {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL_SERVER_ERROR = 500;

    private final String prefix;
    private final List<HttpFunction> functions;
    private final Outputs outputs;
    private final HostObserver observer;

    HttpEdge(String routePrefix, List<HttpFunction> functions, Outputs outputs, HostObserver observer) {
        this.prefix = routePrefix.isEmpty() ? "/" : "/" + routePrefix + "/";
        this.functions = functions;
        this.outputs = outputs;
        this.observer = observer;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = answer(exchange);
            observer.answered(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), status);
        }
    }

    private int answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!path.startsWith(prefix)) {
            return empty(exchange, NOT_FOUND);
        }
        String route = path.substring(prefix.length());
        HttpMethod method = HttpMethod.value(exchange.getRequestMethod());
        for (HttpFunction candidate : functions) {
            Optional<Map<String, String>> parameters = candidate.takes(method, route);
            if (parameters.isPresent()) {
                return call(exchange, candidate, parameters.get());
            }
        }
        return empty(exchange, NOT_FOUND);
    }

    private int call(HttpExchange exchange, HttpFunction function, Map<String, String> parameters) throws IOException {
        RawRequest request;
        try {
            request = RawRequest.read(exchange);
        } catch (RawRequest.TooLarge e) {
            return empty(exchange, TOO_LARGE);
        } catch (IllegalArgumentException e) {
            return empty(exchange, BAD_REQUEST);
        }
        String name = function.function().name();
        observer.requested(name, request.method().toString(), request.uri().getPath(), request.headers());
        byte[] body;
        HostResponse response;
        try {
            response = function.answer(request, parameters, outputs, observer);
            body = response.bytes();
        } catch (Throwable e) {
            observer.failed(name, e);
            return empty(exchange, INTERNAL_SERVER_ERROR);
        }
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        return response.getStatusCode();
    }

    private static int empty(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        return status;
    }
}
