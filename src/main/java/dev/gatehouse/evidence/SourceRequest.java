package dev.gatehouse.evidence;

import dev.gatehouse.outbound.Content;
import dev.gatehouse.outbound.HttpCall;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A call to a source outside Azure DevOps.
 *
 * @param purpose what it is for, as in "reading the change CHG0030001"; begins a fault's sentence
 * @param parameters of the query, not yet encoded, behind those that the target may have
 * @param headers that hold nothing of the app's; {@code Authorization} and those of the transport are refused
 * @param scope for a token of the app's managed identity, where the connection has no credentials
 * @param isQuestion whether it only asks, so that it may be repeated and its answer be shared
 * @param isMeasurement whether an answer that was given before counts for nothing, so that only one that is on its way is shared
 * @param patience how long one try may take
 */
record SourceRequest(
        String purpose,
        SourceTarget target,
        HttpCall.Method method,
        List<Parameter> parameters,
        Map<String, String> headers,
        Optional<Content> content,
        Optional<String> scope,
        boolean isQuestion,
        boolean isMeasurement,
        Duration patience) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A name and its value in a query or a form. */
    record Parameter(String name, String value) {}

    SourceRequest {
        parameters = List.copyOf(parameters);
        headers = Map.copyOf(headers);
        if (method.onlyAsks() && !isQuestion) {
            throw new IllegalArgumentException("a " + method + " only asks");
        }
    }

    /** A GET below a connection's URL. */
    static SourceRequest get(String purpose, String connection, String path) {
        return of(purpose, new SourceTarget.Below(connection, path), HttpCall.Method.GET);
    }

    /** A request that says nothing but where it goes. */
    static SourceRequest of(String purpose, SourceTarget target, HttpCall.Method method) {
        return new SourceRequest(
                purpose,
                target,
                method,
                List.of(),
                Map.of("Accept", "application/json"),
                Optional.empty(),
                Optional.empty(),
                method.onlyAsks(),
                false,
                PATIENCE);
    }

    /** Asks where an answer pointed, whether it came from a connection or not. */
    static SourceRequest following(String purpose, Optional<String> connection, URI location) {
        SourceTarget target = connection
                .<SourceTarget>map(name -> new SourceTarget.Onward(name, location))
                .orElseGet(() -> new SourceTarget.Url(location));
        return of(purpose, target, HttpCall.Method.GET);
    }

    SourceRequest with(String parameter, String value) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.add(new Parameter(parameter, value));
        return new SourceRequest(
                purpose, target, method, all, headers, content, scope, isQuestion, isMeasurement, patience);
    }

    /** With headers besides; one of the same name takes the other's place. */
    SourceRequest withHeaders(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        more.forEach((name, value) -> {
            all.remove(name);
            all.put(name, value);
        });
        return new SourceRequest(
                purpose, target, method, parameters, all, content, scope, isQuestion, isMeasurement, patience);
    }

    SourceRequest withContent(Content body) {
        return new SourceRequest(
                purpose,
                target,
                method,
                parameters,
                headers,
                Optional.of(body),
                scope,
                isQuestion,
                isMeasurement,
                patience);
    }

    /** With a token of the app's managed identity. */
    SourceRequest withScope(String wanted) {
        return new SourceRequest(
                purpose,
                target,
                method,
                parameters,
                headers,
                content,
                Optional.of(wanted),
                isQuestion,
                isMeasurement,
                patience);
    }

    /** Says that it only asks, though its method could do more (a POST whose body is a query), and how things are at this moment. */
    SourceRequest asMeasurement() {
        return new SourceRequest(purpose, target, method, parameters, headers, content, scope, true, true, patience);
    }

    SourceRequest within(Duration otherPatience) {
        return new SourceRequest(
                purpose, target, method, parameters, headers, content, scope, isQuestion, isMeasurement, otherPatience);
    }
}
