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
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!path.regionMatches(true, 0, prefix, 0, prefix.length())) {
            notTaken(exchange);
            return;
        }
        String route = path.substring(prefix.length());
        HttpMethod method = HttpMethod.value(exchange.getRequestMethod());
        for (HttpFunction candidate : functions) {
            Optional<Map<String, Optional<String>>> parameters = candidate.takes(method, route);
            if (parameters.isPresent()) {
                call(exchange, candidate, parameters.get());
                return;
            }
        }
        notTaken(exchange);
    }

    private void call(HttpExchange exchange, HttpFunction function, Map<String, Optional<String>> parameters)
            throws IOException {
        RawRequest request;
        try {
            request = RawRequest.read(exchange);
        } catch (RawRequest.TooLarge e) {
            empty(exchange, TOO_LARGE);
            return;
        } catch (IllegalArgumentException e) {
            empty(exchange, BAD_REQUEST);
            return;
        }
        String name = function.function().name();
        observer.requested(name, request.headers());
        byte[] body;
        HostResponse response;
        try {
            response = function.answer(request, parameters, outputs, observer);
            body = response.bytes();
        } catch (Throwable e) {
            observer.failed(name, e);
            empty(exchange, INTERNAL_SERVER_ERROR);
            return;
        }
        response.headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, response.getStatusCode(), body);
    }

    private void notTaken(HttpExchange exchange) throws IOException {
        observer.notTaken(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
        write(exchange, NOT_FOUND, new byte[0]);
    }

    private void empty(HttpExchange exchange, int status) throws IOException {
        send(exchange, status, new byte[0]);
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        observer.answered(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), status);
        write(exchange, status, body);
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
