package dev.gatehouse.devhost.leak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import dev.gatehouse.azurite.Azurite;
import dev.gatehouse.devhost.loopback.LoopbackServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Azurite behind somebody who writes down every request and every answer: all that was ever stored is in them, also what was
 * deleted or written over since. Azurite itself keeps everything in memory, so that there are no files to look into.
 */
public final class WatchedAccount implements AutoCloseable {

    private static final Pattern ENDPOINT = Pattern.compile("(Queue|Table)Endpoint=(http://[^/]+)");

    /** Made anew on each side. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade");

    private final Spills spills;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<LoopbackServer> servers = new ArrayList<>();
    private final String connectionString;

    private WatchedAccount(Azurite azurite, Spills spills) throws IOException {
        this.spills = spills;
        StringBuilder watched = new StringBuilder();
        Matcher endpoint = ENDPOINT.matcher(azurite.connectionString());
        while (endpoint.find()) {
            String azuriteUrl = endpoint.group(2);
            LoopbackServer server =
                    LoopbackServer.start("watched-storage", 0, exchange -> passOn(exchange, azuriteUrl));
            servers.add(server);
            endpoint.appendReplacement(watched, endpoint.group(1) + "Endpoint=http://127.0.0.1:" + server.port());
        }
        this.connectionString = endpoint.appendTail(watched).toString();
    }

    public static WatchedAccount before(Azurite azurite, Spills spills) throws IOException {
        return new WatchedAccount(azurite, spills);
    }

    public String connectionString() {
        return connectionString;
    }

    private void passOn(HttpExchange exchange, String azuriteUrl) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            URI uri = URI.create(azuriteUrl + exchange.getRequestURI());
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .method(
                            exchange.getRequestMethod(),
                            body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (isPassedOn(name)) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            spill(
                    exchange.getRequestMethod() + " " + uri + "\n"
                            + exchange.getRequestHeaders().entrySet(),
                    body);
            HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
            spill(answer.statusCode() + "\n" + answer.headers().map(), answer.body());
            answer.headers().map().forEach((name, values) -> {
                if (isPassedOn(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private void spill(String head, byte[] body) {
        spills.add(Spills.Place.STORED, head + "\n" + new String(body, ISO_8859_1));
    }

    private static boolean isPassedOn(String header) {
        return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        servers.forEach(LoopbackServer::close);
    }
}
