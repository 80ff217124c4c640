package dev.gatehouse.outbound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an exception of the network means, in our own words: those of the exception may quote what was sent. */
final class Failures {

    private static final int DEEPEST_CAUSE = 10;

    private Failures() {}

    static HttpReply.NotReceived reply(IOException e, HttpCall call) {
        if (e instanceof RefusedAddress refused) {
            return reply(HttpReply.Why.NOT_ALLOWED, refused.sentence());
        }
        String host = call.uri().getHost();
        if (isCausedBy(e, CertificateException.class) || isCausedBy(e, SSLPeerUnverifiedException.class)) {
            return reply(
                    HttpReply.Why.NOT_TRUSTED,
                    "The certificate of " + host + " is not trusted or names another host: install one that is.");
        }
        if (e instanceof InterruptedIOException) {
            return reply(
                    HttpReply.Why.TIMED_OUT,
                    host + " did not answer in time (" + seconds(call.patience()) + " at most).");
        }
        if (e instanceof UnknownHostException) {
            return reply(HttpReply.Why.BROKEN, "The host " + host + " was not found.");
        }
        if (e instanceof ConnectException) {
            return reply(HttpReply.Why.BROKEN, host + " could not be reached.");
        }
        return reply(HttpReply.Why.BROKEN, "The connection to " + host + " broke before the answer was complete.");
    }

    private static HttpReply.NotReceived reply(HttpReply.Why why, String sentence) {
        return new HttpReply.NotReceived(why, sentence);
    }

    private static boolean isCausedBy(Throwable e, Class<? extends Throwable> cause) {
        return Stream.iterate(e, t -> t != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(cause::isInstance);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
