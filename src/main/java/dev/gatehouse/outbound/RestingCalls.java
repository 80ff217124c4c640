package dev.gatehouse.outbound;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Makes no call while the source has a rest, and gives it the rest that it asks for. */
final class RestingCalls implements HttpCalls {

    /** In other answers the header speaks of what was asked for, and not of the source. */
    private static final Set<Integer> ASK_FOR_REST = Set.of(429, 503);

    private final HttpCalls calls;
    private final Rest rest;
    private final InstantSource clock;

    RestingCalls(HttpCalls calls, Rest rest, InstantSource clock) {
        this.calls = calls;
        this.rest = rest;
        this.clock = clock;
    }

    @Override
    public HttpReply send(HttpCall call) {
        return rest.left()
                .<HttpReply>map(left -> {
                    Instant until = clock.instant().plus(left);
                    return new HttpReply.NotReceived(
                            HttpReply.Why.LEFT_ALONE,
                            call.uri().getHost() + " has asked to be left alone until " + UtcTime.of(until) + ".",
                            Optional.of(left));
                })
                .orElseGet(() -> listening(calls.send(call)));
    }

    private HttpReply listening(HttpReply reply) {
        return reply.fold(
                received -> {
                    if (ASK_FOR_REST.contains(received.status())) {
                        received.retryAfter().ifPresent(rest::begin);
                    }
                    return reply;
                },
                notReceived -> reply);
    }
}
