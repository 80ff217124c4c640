package dev.gatehouse.evaluation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A message of the queue {@value #QUEUE}. */
public sealed interface CheckMessage {

    String QUEUE = "gatehouse-checks";

    /** Where the host puts messages that it has given up. */
    String POISON_QUEUE = QUEUE + "-poison";

    CheckId checkId();

    /** Goes on with one kind of message or the other. */
    <R> R fold(Function<Accepted, R> accepted, Function<Continue, R> goOn);

    /**
     * A delivery was accepted.
     *
     * @param deliveryId tells it from its duplicates
     * @param definition the definition's JSON
     * @param sealedToken the job token, sealed for this check
     * @param tokenExpiresAt when the job token expires, where it says so
     * @param acceptedAt when it was accepted
     * @param deadline when the check gives up
     */
    record Accepted(
            String deliveryId,
            Delivery delivery,
            String definition,
            String sealedToken,
            Optional<Instant> tokenExpiresAt,
            Instant acceptedAt,
            Instant deadline)
            implements CheckMessage {
        @Override
        public CheckId checkId() {
            return CheckId.of(delivery);
        }

        /** The same as if it had come then, where that is later; its token lives no longer for that. */
        Accepted cameAt(Instant now) {
            if (now.isBefore(acceptedAt)) {
                return this;
            }
            Instant expiry = TokenExpiry.of(this);
            Instant shifted = deadline.plus(Duration.between(acceptedAt, now));
            return new Accepted(
                    deliveryId,
                    delivery,
                    definition,
                    sealedToken,
                    Optional.of(expiry),
                    now,
                    Cadence.earlier(shifted, TokenExpiry.lastToDecide(expiry)));
        }

        @Override
        public <R> R fold(Function<Accepted, R> accepted, Function<Continue, R> goOn) {
            return accepted.apply(this);
        }
    }

    /** Go on with a check; its number tells whether the check still expects this message. */
    record Continue(CheckId checkId, long sequence) implements CheckMessage {
        @Override
        public <R> R fold(Function<Accepted, R> accepted, Function<Continue, R> goOn) {
            return goOn.apply(this);
        }
    }
}
