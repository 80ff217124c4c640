package dev.gatehouse.evidence;

import com.sun.net.httpserver.HttpExchange;
import dev.gatehouse.devhost.loopback.LoopbackServer;
import dev.gatehouse.outbound.AllowedHosts;
import dev.gatehouse.outbound.HttpLimits;
import dev.gatehouse.outbound.OutboundHttp;
import dev.gatehouse.outbound.PrivateHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A source of this machine that remembers what it was asked and answers as it is told to. */
final class OutsideServer implements AutoCloseable {

    /** What it was asked. */
    record Asked(String line, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** What it answers. */
    record Told(int status, String type, String body, Map<String, String> headers) {
        static Told json(int status, String body) {
            return new Told(status, "application/json", body, Map.of());
        }

        Told with(String header, String value) {
            Map<String, String> all = new TreeMap<>(headers);
            all.put(header, value);
            return new Told(status, type, body, all);
        }
    }

    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final LoopbackServer server;
    private volatile Function<Asked, Told> answers = request -> Told.json(200, "{}");

    OutsideServer() {
        try {
            server = LoopbackServer.start("outside", 0, this::handle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void answers(Function<Asked, Told> how) {
        answers = how;
    }

    void answers(Told always) {
        answers = request -> always;
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    Asked last() {
        return asked.get(asked.size() - 1);
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** A connection to everything under a path. */
    Connection connection(String name, String path, Credentials credentials) {
        return new Connection(name, url(path), under(path), credentials);
    }

    AllowedHosts under(String path) {
        return AllowedHosts.under(url(path), true).fold(hosts -> hosts, sentence -> {
            throw new AssertionError(sentence);
        });
    }

    /** The way out to this machine. */
    static OutboundHttp outbound(InstantSource clock) {
        return new OutboundHttp(
                HttpLimits.DEFAULT,
                new PrivateHosts(hosts("", false), true),
                pause -> {},
                RandomGenerator.of("L64X128MixRandom"),
                clock);
    }

    static AllowedHosts hosts(String setting, boolean loopback) {
        return AllowedHosts.parse(setting, loopback).fold(hosts -> hosts, sentence -> {
            throw new AssertionError(sentence);
        });
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Asked request = new Asked(exchange.getRequestMethod() + " " + exchange.getRequestURI(), headers, body);
        asked.add(request);
        Told told = answers.apply(request);
        byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", told.type());
        told.headers().forEach(exchange.getResponseHeaders()::set);
        boolean noBody = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(told.status(), noBody ? -1 : bytes.length);
        Optional.of(bytes).filter(some -> !noBody).ifPresent(some -> write(exchange, some));
        exchange.close();
    }

    private static void write(HttpExchange exchange, byte[] bytes) {
        try {
            exchange.getResponseBody().write(bytes);
        } catch (IOException clientIsGone) {
            throw new UncheckedIOException(clientIsGone);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
