package dev.gatehouse.devhost.sources;

import com.sun.net.httpserver.HttpExchange;
import dev.gatehouse.devhost.loopback.FormFields;
import dev.gatehouse.devhost.loopback.LoopbackServer;
import dev.gatehouse.devhost.scenario.Scenario.Authorization;
import dev.gatehouse.devhost.scenario.Scenario.Route;
import dev.gatehouse.devhost.scenario.Scenario.Source;
import dev.gatehouse.devhost.scenario.Scenario.WebReply;
import dev.gatehouse.webhook.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server outside Azure DevOps that answers what a scenario says, and 401 without the right credentials. */
final class SimulatedSource implements AutoCloseable {

    private static final String TOKENS = "/oauth_token.do";
    private static final String TOKEN = "token-of-the-simulated-source";

    private final Source source;
    private final InstantSource clock;
    private final Instant start;
    private final Map<Route, AtomicInteger> asked = new HashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;

    /** The body of a request that was let in. */
    private record Received(Route route, String body) {}

    private SimulatedSource(Source source, InstantSource clock) throws IOException {
        this.source = source;
        this.clock = clock;
        this.start = clock.instant();
        source.routes().forEach(route -> asked.put(route, new AtomicInteger()));
        this.server = LoopbackServer.start("source-" + source.connection(), 0, this::handle);
    }

    static SimulatedSource start(Source source, InstantSource clock) throws IOException {
        return new SimulatedSource(source, clock);
    }

    Map<String, String> settings() {
        String prefix = "GATEHOUSE_CONNECTIONS__" + source.connection().toUpperCase(Locale.ROOT) + "__";
        Map<String, String> settings = new HashMap<>();
        settings.put(prefix + "URL", "http://127.0.0.1:" + server.port());
        Authorization authorization = source.authorization();
        authorization.basic().ifPresent(pair -> {
            settings.put(prefix + "USERNAME", before(pair));
            settings.put(prefix + "PASSWORD", behind(pair));
        });
        authorization.bearer().ifPresent(token -> settings.put(prefix + "TOKEN", token));
        authorization.client().ifPresent(pair -> {
            settings.put(prefix + "CLIENT_ID", before(pair));
            settings.put(prefix + "CLIENT_SECRET", behind(pair));
        });
        source.signature().ifPresent(signature -> {
            settings.put(prefix + "SECRET", signature.secret());
            settings.put(prefix + "SIGNATURE_HEADER", signature.header());
        });
        return settings;
    }

    List<String> unmet() {
        List<String> unmet = new ArrayList<>();
        asked.forEach((route, times) -> route.asked()
                .filter(expected -> expected != times.get())
                .ifPresent(expected -> unmet.add(source.connection() + ": " + route.method() + " " + route.path()
                        + " was asked " + times.get() + " times, expected " + expected)));
        notReceived()
                .forEach(text -> unmet.add(source.connection() + " received nothing that contains \"" + text + '"'));
        return unmet;
    }

    /** What is expected to be received and was not yet. */
    List<String> notReceived() {
        return source.routes().stream()
                .flatMap(route -> route.received().stream()
                        .filter(text -> received.stream()
                                .noneMatch(one ->
                                        one.route().equals(route) && one.body().contains(text))))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().equals(TOKENS)
                    && source.authorization().client().isPresent()) {
                issue(exchange, new String(body, StandardCharsets.UTF_8));
            } else if (isLetIn(exchange) && isSigned(exchange, body)) {
                answer(exchange, new String(body, StandardCharsets.UTF_8));
            } else {
                send(
                        exchange,
                        401,
                        Map.of(),
                        "{\"error\":{\"message\":\"User Not Authenticated\"},\"status\":\"failure\"}");
            }
        }
    }

    /** With the secret in the form or in the header, as RFC 6749 lets a client choose. */
    private void issue(HttpExchange exchange, String form) throws IOException {
        String pair = source.authorization().client().orElseThrow();
        Map<String, String> fields = FormFields.of(form);
        boolean isRight = "client_credentials".equals(fields.get("grant_type"))
                && (header(exchange).equals(basic(pair))
                        || pair.equals(fields.get("client_id") + ":" + fields.get("client_secret")));
        send(
                exchange,
                isRight ? 200 : 401,
                Map.of(),
                isRight
                        ? "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"Bearer\",\"expires_in\":1799}"
                        : "{\"error\":\"invalid_client\"}");
    }

    private boolean isLetIn(HttpExchange exchange) {
        Authorization wanted = source.authorization();
        return wanted.basic()
                .map(SimulatedSource::basic)
                .or(() -> wanted.bearer().map(token -> "Bearer " + token))
                .or(() -> wanted.client().map(pair -> "Bearer " + TOKEN))
                .map(header(exchange)::equals)
                .orElse(true);
    }

    /** As those verify it who take webhooks: over the body as it came. */
    private boolean isSigned(HttpExchange exchange, byte[] body) {
        return source.signature()
                .map(wanted -> {
                    SigningKey key = new SigningKey(wanted.secret(), wanted.header());
                    String given = Optional.ofNullable(
                                    exchange.getRequestHeaders().getFirst(wanted.header()))
                            .orElse("");
                    return given.equals("sha256=" + HexFormat.of().formatHex(key.sign(SigningKey.Hash.SHA_256, body)))
                            || given.equals("sha1=" + HexFormat.of().formatHex(key.sign(SigningKey.Hash.SHA_1, body)));
                })
                .orElse(true);
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        Optional<Route> route =
                source.routes().stream().filter(one -> fits(one, exchange)).findFirst();
        route.map(asked::get).ifPresent(AtomicInteger::incrementAndGet);
        route.ifPresent(one -> received.add(new Received(one, body)));
        Duration now = Duration.between(start, clock.instant());
        Optional<WebReply> reply = route.flatMap(one -> one.answers().stream()
                .filter(answer -> answer.from().compareTo(now) <= 0)
                .reduce((earlier, later) -> later));
        if (reply.isEmpty()) {
            send(exchange, 404, Map.of(), "{\"error\":{\"message\":\"the scenario has no answer\"}}");
            return;
        }
        send(exchange, reply.get().status(), reply.get().headers(), reply.get().body());
    }

    private static boolean fits(Route route, HttpExchange exchange) {
        return route.method().equals(exchange.getRequestMethod())
                && route.path().equals(exchange.getRequestURI().getPath())
                && FormFields.of(Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                                .orElse(""))
                        .entrySet()
                        .containsAll(route.query().entrySet());
    }

    private static void send(HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        }
        headers.forEach(exchange.getResponseHeaders()::set);
        boolean isEmpty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isEmpty ? -1 : bytes.length);
        if (!isEmpty) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String header(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String before(String pair) {
        return pair.substring(0, pair.indexOf(':'));
    }

    private static String behind(String pair) {
        return pair.substring(pair.indexOf(':') + 1);
    }

    @Override
    public void close() {
        server.close();
    }
}
