package dev.gatehouse.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final String SECRET_IN_MESSAGE = "sent Authorization: Basic hunter2";

    private final HttpCall call = new HttpCall(
            HttpCall.Method.GET,
            URI.create("https://dev.azure.com/contoso"),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            true,
            Duration.ofSeconds(4));

    @Test
    void saysThatACertificateIsNotTrusted() {
        IOException untrusted = new SSLHandshakeException(SECRET_IN_MESSAGE);
        untrusted.initCause(new CertificateException("PKIX path building failed"));
        for (IOException e : List.of(untrusted, new SSLPeerUnverifiedException(SECRET_IN_MESSAGE))) {
            HttpReply.NotReceived reply = Failures.reply(e, call);
            assertEquals(HttpReply.Why.NOT_TRUSTED, reply.why());
            assertFalse(reply.why().mayPass());
        }
    }

    @Test
    void takesAHandshakeThatBrokeOffForABrokenConnection() {
        assertEquals(
                HttpReply.Why.BROKEN,
                Failures.reply(new SSLHandshakeException("Remote host terminated the handshake"), call)
                        .why());
    }

    @Test
    void saysThatAHostWasNotFound() {
        HttpReply.NotReceived reply = Failures.reply(new UnknownHostException(SECRET_IN_MESSAGE), call);
        assertEquals(new HttpReply.NotReceived(HttpReply.Why.BROKEN, "The host dev.azure.com was not found."), reply);
    }

    @Test
    void saysHowLongItWaited() {
        assertEquals(
                "dev.azure.com did not answer in time (4 s at most).",
                Failures.reply(new SocketTimeoutException(SECRET_IN_MESSAGE), call)
                        .sentence());
    }
}
