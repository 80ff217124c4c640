package dev.gatehouse.functions;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.condition.EventBody;
import dev.gatehouse.evaluation.Events;
import dev.gatehouse.evaluation.Raised;
import dev.gatehouse.evaluation.Senders;
import dev.gatehouse.webhook.SignedRequest;
import dev.gatehouse.webhook.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Takes events as they come over HTTP: signed with the secret of a connection, or not at all. */
final class RaisedEvents {

    private final Events events;
    private final Map<String, SigningKey> keys;
    private final InstantSource clock;

    /** @param keys what connections sign with, by their names in lower case */
    RaisedEvents(Events events, Map<String, SigningKey> keys, InstantSource clock) {
        this.events = events;
        this.keys = Map.copyOf(keys);
        this.clock = clock;
    }

    /**
     * Takes an event.
     *
     * @param headers by name in lower case
     * @param body as the host read it: UTF-8. What was not has no good signature.
     */
    Answer<Raised> raise(CheckId id, String name, Map<String, String> headers, String body) {
        SignedRequest request = new SignedRequest(headers, body.getBytes(StandardCharsets.UTF_8), clock.instant());
        return events.raise(id, name, EventBody.of(body), connection -> signed(request, connection));
    }

    private Optional<Senders.Signed> signed(SignedRequest request, String connection) {
        return Optional.ofNullable(keys.get(connection))
                .flatMap(request::signedWith)
                .map(signature -> new Senders.Signed(signature.name()));
    }
}
