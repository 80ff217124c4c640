package dev.gatehouse.outbound;

import java.time.Duration;
import java.time.InstantSource;

/** Makes no call while the source's circuit is open, and tells the circuit what became of those that are made. */
final class CircuitCalls implements HttpCalls {

    private final HttpCalls calls;
    private final Circuit circuit;
    private final InstantSource clock;

    CircuitCalls(HttpCalls calls, Circuit circuit, InstantSource clock) {
        this.calls = calls;
        this.circuit = circuit;
        this.clock = clock;
    }

    @Override
    public HttpReply send(HttpCall call) {
        return circuit.enter(
                permit -> watched(call, permit),
                refusal -> new HttpReply.NotReceived(
                        HttpReply.Why.LEFT_ALONE,
                        call.uri().getHost() + " failed " + refusal.failures() + " times in a row and is "
                                + refusal.left()
                                        .map(this::leftAlone)
                                        .orElse("being tried for another check at this moment")
                                + ". The last time: " + refusal.cause(),
                        refusal.left()));
    }

    private String leftAlone(Duration left) {
        return "left alone until " + UtcTime.of(clock.instant().plus(left));
    }

    private HttpReply watched(HttpCall call, Circuit.Permit permit) {
        boolean told = false;
        try {
            HttpReply reply = calls.send(call);
            tell(reply, permit);
            told = true;
            return reply;
        } finally {
            if (!told) {
                permit.toldNothing();
            }
        }
    }

    private static void tell(HttpReply reply, Circuit.Permit permit) {
        reply.<Runnable>fold(
                        received -> received.status() >= 500
                                ? () -> permit.failed("it answered " + received.status() + ".")
                                : permit::succeeded,
                        notReceived -> switch (notReceived.why()) {
                            case BROKEN, TIMED_OUT -> () -> permit.failed(notReceived.sentence());
                            case NOT_ALLOWED, NO_TIME, LEFT_ALONE, NOT_TRUSTED, TOO_LARGE -> permit::toldNothing;
                        })
                .run();
    }
}
