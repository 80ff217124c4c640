package dev.gatehouse.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.JobToken;
import dev.gatehouse.outbound.Content;
import dev.gatehouse.outbound.HttpCall;
import dev.gatehouse.outbound.HttpCalls;
import dev.gatehouse.outbound.HttpReply;
import dev.gatehouse.outbound.Redaction;
import dev.gatehouse.outbound.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Calls in the name of a job, with its token, and what their answers mean. */
final class JobCalls {

    private static final Map<String, String> HEADERS =
            // Without the second, a token that is not accepted is answered with a way to the sign-in page.
            Map.of("Accept", "application/json", "X-TFS-FedAuthRedirect", "Suppress");

    private final HttpCalls calls;
    private final Secret authorization;
    private final Faults faults;

    JobCalls(HttpCalls calls, JobToken token) {
        this.calls = calls;
        this.authorization = Secret.basic("", token.value());
        this.faults = new Faults(new Redaction(List.of(token.value(), authorization.value())));
    }

    /** Asks for something. */
    <T> Answer<T> get(String purpose, URI uri, Duration patience, Reading<T> reading) {
        return read(purpose, call(HttpCall.Method.GET, uri, Optional.empty(), true, patience), reading);
    }

    /** Asks for something with a body that says what. */
    <T> Answer<T> query(String purpose, URI uri, JsonNode body, Duration patience, Reading<T> reading) {
        Optional<Content> content = Optional.of(Json.content(body));
        return read(purpose, call(HttpCall.Method.POST, uri, content, true, patience), reading);
    }

    /** Has something done, once, and reads what came of it. */
    <T> Answer<T> create(String purpose, URI uri, JsonNode body, Duration patience, Reading<T> reading) {
        Optional<Content> content = Optional.of(Json.content(body));
        return read(purpose, call(HttpCall.Method.POST, uri, content, false, patience), reading);
    }

    /** Has something done, once; what the answer says beyond yes does not matter. */
    Optional<Fault> effect(String purpose, HttpCall.Method method, URI uri, Content content, Duration patience) {
        HttpReply reply = calls.send(call(method, uri, Optional.of(content), false, patience));
        return faults.accepted(purpose, reply).fold(received -> Optional.empty(), Optional::of);
    }

    /**
     * How to read an answer.
     *
     * @param expected what it is, as in "something else than a build"
     * @param read the answer's JSON, a missing node where there was none; empty if it is something else
     */
    record Reading<T>(String expected, Function<JsonNode, Optional<T>> read) {}

    private <T> Answer<T> read(String purpose, HttpCall call, Reading<T> reading) {
        return faults.accepted(purpose, calls.send(call))
                .then(received -> Json.parse(received.content())
                        .flatMap(reading.read())
                        .map(Answer::given)
                        .orElseGet(() -> Answer.failed(Faults.unexpected(purpose, reading.expected()))));
    }

    private HttpCall call(
            HttpCall.Method method, URI uri, Optional<Content> content, boolean repeatable, Duration patience) {
        return new HttpCall(method, uri, HEADERS, Optional.of(authorization), content, repeatable, patience);
    }
}
