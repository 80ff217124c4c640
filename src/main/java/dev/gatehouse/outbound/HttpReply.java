package dev.gatehouse.outbound;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What came of a call. */
public sealed interface HttpReply {

    /**
     * An answer came, of whatever status; redirects are answers too.
     *
     * @param retryAfter how long the server asked to be left alone, at most an hour
     */
    record Received(int status, Content content, Optional<Duration> retryAfter) implements HttpReply {
        @Override
        public <R> R fold(
                Function<? super Received, ? extends R> received, Function<? super NotReceived, ? extends R> not) {
            return received.apply(this);
        }
    }

    /**
     * No answer came, or none that could be read.
     *
     * @param sentence what happened, naming the host; never a secret
     */
    record NotReceived(Why why, String sentence) implements HttpReply {
        @Override
        public <R> R fold(
                Function<? super Received, ? extends R> received, Function<? super NotReceived, ? extends R> not) {
            return not.apply(this);
        }
    }

    /** Why there is no answer. */
    enum Why {
        /** The allow-list does not let the call go there, or the host has no address that it may go to; nothing was sent. */
        NOT_ALLOWED(false),
        /** The host could not be found or reached, or the connection broke. */
        BROKEN(true),
        /** It took too long. */
        TIMED_OUT(true),
        /** The server could not show that it is the one that was meant; nothing was sent. */
        NOT_TRUSTED(false),
        /** The answer is larger than is ever read. */
        TOO_LARGE(false);

        private final boolean mayPass;

        Why(boolean mayPass) {
            this.mayPass = mayPass;
        }

        /** Whether the same call may be answered later without anybody changing anything. */
        public boolean mayPass() {
            return mayPass;
        }
    }

    /** Goes on with the answer or without. */
    <R> R fold(Function<? super Received, ? extends R> received, Function<? super NotReceived, ? extends R> not);
}
