package dev.gatehouse.evaluation;

import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Happening;
import dev.gatehouse.check.PolicyVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
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
     * @param definition the definition's JSON, of a policy filled in
     * @param policy the policy that it is of, if it is of one
     * @param sealedToken the job token, sealed for this check
     * @param tokenExpiresAt when the job token expires, where it says so
     * @param acceptedAt when it was accepted
     * @param deadline when the check gives up
     */
    record Accepted(
            String deliveryId,
            Delivery delivery,
            String definition,
            Optional<PolicyVersion> policy,
            String sealedToken,
            Optional<Instant> tokenExpiresAt,
            Instant acceptedAt,
            Instant deadline)
            implements CheckMessage {
        @Override
        public CheckId checkId() {
            return CheckId.of(delivery);
        }

        /** The same of a task that waits from then on; it is given up as much later, as long as its token lives. */
        Accepted waitingFrom(Instant now) {
            Duration later = Duration.between(acceptedAt, now);
            Instant latest = TokenExpiry.lastToDecide(TokenExpiry.of(this));
            return later.isNegative()
                    ? this
                    : new Accepted(
                            deliveryId,
                            delivery,
                            definition,
                            policy,
                            sealedToken,
                            tokenExpiresAt,
                            acceptedAt,
                            Cadence.earlier(deadline.plus(later), latest));
        }

        @Override
        public <R> R fold(Function<Accepted, R> accepted, Function<Continue, R> goOn) {
            return accepted.apply(this);
        }
    }

    /**
     * Go on with a check; its number tells whether the check still expects this message.
     *
     * @param told what others were told before it was sent, or are on their way to be told
     */
    record Continue(CheckId checkId, long sequence, Set<Happening> told) implements CheckMessage {
        public Continue {
            told = Set.copyOf(told);
        }

        /** One before which nobody was told anything. */
        public Continue(CheckId checkId, long sequence) {
            this(checkId, sequence, Set.of());
        }

        /** The same message, where not all could be told of this. */
        Continue untold(Set<Happening> happenings) {
            return new Continue(checkId, sequence, Happening.without(happenings, told));
        }

        @Override
        public <R> R fold(Function<Accepted, R> accepted, Function<Continue, R> goOn) {
            return goOn.apply(this);
        }
    }
}
