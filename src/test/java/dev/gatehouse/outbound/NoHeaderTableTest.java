package dev.gatehouse.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;

/**
 * A connection of HTTP/2 keeps the headers that were sent on it in a table (RFC 7541), {@code Authorization} among them, for as long
 * as it is kept itself: minutes after the call. What is spoken is agreed on in the first message of TLS, which everybody can read.
 */
final class NoHeaderTableTest {

    private static final int HANDSHAKE = 22;

    @Test
    void offersNoHttpThatRemembersWhatItSent() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> hello = CompletableFuture.supplyAsync(() -> hello(server));
            call(URI.create("https://localhost:" + server.getLocalPort() + "/"));

            String said = hello.get(10, TimeUnit.SECONDS);
            assertTrue(said.contains("\u0008http/1.1"), "it names the protocols it speaks");
            assertFalse(said.contains("\u0002h2"), "HTTP/2 is among them");
        }
    }

    private static void call(URI uri) {
        HttpCalls calls = new OkHttpCalls(
                HttpLimits.DEFAULT,
                new PrivateHosts(AllowedHostsTest.allowed("", false), true),
                Dns.SYSTEM,
                InstantSource.system());
        calls.send(new HttpCall(
                HttpCall.Method.GET, uri, Map.of(), Optional.empty(), Optional.empty(), true, Duration.ofSeconds(10)));
    }

    /** The first record that a client of TLS sends: its type, its version, its length and so many bytes. */
    private static String hello(ServerSocket server) {
        try (Socket client = server.accept();
                DataInputStream in = new DataInputStream(client.getInputStream())) {
            if (in.readUnsignedByte() != HANDSHAKE) {
                throw new AssertionError("no TLS");
            }
            in.readUnsignedShort();
            return new String(in.readNBytes(in.readUnsignedShort()), ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
