package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.WebAnswer;
import dev.gatehouse.condition.WebQuestion;
import dev.gatehouse.condition.WebTarget;
import dev.gatehouse.outbound.Content;
import dev.gatehouse.outbound.HttpCall;
import dev.gatehouse.outbound.HttpReply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** HTTP APIs, asked as definitions have it. */
final class WebSource {

    private static final String ACCEPT = "Accept";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final int ACCEPTED = 202;
    private static final int HTTPS_PORT = 443;

    private final SourceCalls calls;
    private final Connections connections;

    WebSource(SourceCalls calls, Connections connections) {
        this.calls = calls;
        this.connections = connections;
    }

    Answer<WebAnswer> ask(WebQuestion question) {
        return calls.send(request(question)).then(received -> answer(question, received));
    }

    private SourceRequest request(WebQuestion question) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(question.headers());
        if (!isForTheSameServer(question.target())) {
            // They may hold a key of the first one.
            headers.keySet().removeIf(name -> !name.equalsIgnoreCase(ACCEPT));
        }
        String type = Optional.ofNullable(headers.remove(CONTENT_TYPE)).orElse("application/json");
        HttpCall.Method method = HttpCall.Method.valueOf(question.method().name());
        SourceRequest request = SourceRequest.of(
                        "asking " + question.target().shown(), target(question.target()), method)
                .withHeaders(headers);
        if (question.body().isPresent() || method.needsBody()) {
            byte[] body = question.body().orElse("").getBytes(StandardCharsets.UTF_8);
            request = request.withContent(new Content(body.length == 0 ? "" : type, body));
        }
        Optional<String> scope = question.scope().filter(wanted -> isForTheSameServer(question.target()));
        return scope.isPresent() ? request.withScope(scope.get()) : request;
    }

    private static SourceTarget target(WebTarget target) {
        return target.fold(
                SourceTarget.Below::new,
                SourceTarget.Url::new,
                (first, location) -> first.fold(
                        (connection, path) -> new SourceTarget.Onward(connection, location),
                        url -> new SourceTarget.Url(location),
                        (other, further) -> new SourceTarget.Url(location)));
    }

    /** Whether what the first request took along may go on with it: to no other server that its answer names. */
    private boolean isForTheSameServer(WebTarget target) {
        return target.fold(
                (connection, path) -> true,
                url -> true,
                (first, location) -> first.fold(
                        (connection, path) -> isUnder(connection, location),
                        url -> isSameServer(url, location),
                        (other, further) -> false));
    }

    private Answer<WebAnswer> answer(WebQuestion question, HttpReply.Received received) {
        Optional<URI> location = received.location().filter(url -> received.status() == ACCEPTED);
        Optional<String> refusal = location.flatMap(url -> refusal(question.target(), url));
        if (refusal.isPresent()) {
            return Answer.failed(Fault.mistake("Asking " + question.target().shown()
                    + " was answered 202 with a Location that may not be asked. " + refusal.get()));
        }
        return Answer.given(new WebAnswer(
                received.status(),
                SourceJson.read(received.content()),
                SourceJson.form(received.content()),
                location,
                received.retryAfter()));
    }

    /** Told with the answer that points there, rather than when it is time to go there. */
    private Optional<String> refusal(WebTarget target, URI location) {
        return target.fold(
                (connection, path) ->
                        isUnder(connection, location) ? Optional.<String>empty() : connections.refusal(location),
                url -> connections.refusal(location),
                (first, further) -> refusal(first, location));
    }

    private boolean isUnder(String connection, URI location) {
        return connections
                .find(connection)
                .filter(known -> known.under().refusalOfCall(location).isEmpty())
                .isPresent();
    }

    private static boolean isSameServer(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && String.valueOf(one.getHost()).equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        return uri.getPort() == -1 ? HTTPS_PORT : uri.getPort();
    }
}
