package dev.gatehouse.evaluation;

import java.util.Optional;

/** What a request shows of who sent it. */
@FunctionalInterface
public interface Senders {

    /** The signature that a connection's secret made; empty where there is none, or none that is good. */
    Optional<Signed> by(String connection);

    /**
     * A good signature.
     *
     * @param name what tells it from all others, where it is good for a short time and for one use; absent where its sender gives
     *     no time, so that another request with the same body has the same
     */
    record Signed(Optional<String> name) {}
}
