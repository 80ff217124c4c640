package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.RequestHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out whom a request goes to, and refuses what nobody may send. */
final class RequestReader {

    private final Connections connections;

    RequestReader(Connections connections) {
        this.connections = connections;
    }

    Answer<Addressed> read(SourceRequest request) {
        return wrongHeader(request)
                .<Answer<Addressed>>map(sentence -> Answer.failed(Fault.mistake(sentence)))
                .orElseGet(() -> addressed(request));
    }

    private Answer<Addressed> addressed(SourceRequest request) {
        return request.target()
                .fold(
                        (name, path) -> known(name)
                                .then(connection -> uri(below(connection, path), request)
                                        .map(uri -> new Addressed(request, Source.of(connection), uri))),
                        (name, location) -> known(name)
                                .then(connection -> uri(location.toString(), request)
                                        .then(uri -> onward(connection, request, uri))),
                        url -> uri(url.toString(), request).then(uri -> elsewhere(request, uri)));
    }

    private Answer<Addressed> onward(Connection connection, SourceRequest request, URI uri) {
        return connection.under().refusalOfCall(uri).isEmpty()
                ? Answer.given(new Addressed(request, Source.of(connection), uri))
                : elsewhere(request, uri);
    }

    private Answer<Addressed> elsewhere(SourceRequest request, URI uri) {
        return connections
                .refusal(uri)
                .<Answer<Addressed>>map(sentence ->
                        Answer.failed(Fault.mistake("For " + request.purpose() + " nothing was asked. " + sentence)))
                .orElseGet(
                        () -> Answer.given(new Addressed(request, Source.of(uri, connections.evidenceHosts()), uri)));
    }

    private Answer<Connection> known(String name) {
        return connections
                .find(name)
                .map(Answer::given)
                .orElseGet(() -> Answer.failed(Fault.mistake("The connection \"" + name
                        + "\" is not among this app's settings any more: add GATEHOUSE_CONNECTIONS__"
                        + name.toUpperCase(Locale.ROOT) + "__URL, or name one of those that are there ("
                        + String.join(", ", connections.names()) + ").")));
    }

    private static String below(Connection connection, String path) {
        String base = connection.url().toString();
        if (path.isEmpty() || path.startsWith("?")) {
            return base + path;
        }
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + (path.startsWith("/") ? path : "/" + path);
    }

    private static Answer<URI> uri(String text, SourceRequest request) {
        String query = request.parameters().stream()
                .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
                .collect(Collectors.joining("&"));
        String joint = query.isEmpty() ? "" : text.contains("?") ? "&" : "?";
        try {
            return Answer.given(new URI(text + joint + query));
        } catch (URISyntaxException e) {
            return Answer.failed(Fault.mistake("What " + request.purpose() + " needs is not a URL: at its character "
                    + (e.getIndex() + 1) + " stands something that has to be percent-encoded."));
        }
    }

    private static Optional<String> wrongHeader(SourceRequest request) {
        return request.headers().entrySet().stream()
                .flatMap(header -> wrong(header.getKey(), header.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> wrong(String name, String value) {
        if (!RequestHeaders.canBeNamed(name)) {
            return Optional.of("A header of the request has a name that no header can have: correct it.");
        }
        if (RequestHeaders.areCredentials(name) || RequestHeaders.areTheTransports(name)) {
            return Optional.of(
                    "The request sets the header " + name
                            + ", which is not its own to set: credentials come from the connection, and the rest by itself. Leave it out.");
        }
        return RequestHeaders.canSay(value)
                ? Optional.empty()
                : Optional.of("The request's header " + name + " has characters that no header can carry: correct it.");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
