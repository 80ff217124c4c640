package dev.gatehouse.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What came of a call. */
public sealed interface HttpReply {

    /**
     * An answer came, of whatever status; redirects are answers too.
     *
     * @param retryAfter how long the server asked to be left alone, at most an hour
     * @param location where the answer's {@code Location} points, as an absolute URL; not to be called without asking the allow-list
     */
    record Received(int status, Content content, Optional<Duration> retryAfter, Optional<URI> location)
            implements HttpReply {

        /** The same answer with another body of the same type. */
        public Received with(byte[] body) {
            return new Received(status, new Content(content.type(), body), retryAfter, location);
        }

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
     * @param retryAfter how long not to ask again, where that is known
     */
    record NotReceived(Why why, String sentence, Optional<Duration> retryAfter) implements HttpReply {

        public NotReceived(Why why, String sentence) {
            this(why, sentence, Optional.empty());
        }

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
        /** What the call was for has used up its time; that says nothing about the host. */
        NO_TIME(true),
        /** The host asked for a rest, or failed so often that it is left alone for a while; nothing was sent. */
        LEFT_ALONE(true),
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
