package dev.gatehouse.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No call reaches an address that it may not, whatever the host's name resolves to and when. */
final class ReachTest {

    private static final String HOST = "gates.example";

    private final MockWebServer server = new MockWebServer();
    private final Deque<List<String>> answers = new ArrayDeque<>();
    private final List<String> lookups = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, a loopback address",
        "::1, a loopback address",
        "10.0.0.4, a private address",
        "fd00::4, a private address",
        "100.64.0.1, an address of a carrier's or a private network",
        "169.254.169.254, a link-local address",
        "fe80::1, a link-local address",
        "168.63.129.16, an address of the Azure platform",
        "0.0.0.0, an unspecified address",
        "224.0.0.1, a multicast address",
        "255.255.255.255, a reserved address",
        "192.0.2.1, an address for documentation",
        "198.18.0.1, an address for benchmarks",
        "2002:7f00:1::, an address of a tunnel or a translator"
    })
    void refusesAHostWhoseAddressIsNotPublic(String address, String kind) {
        answers.add(List.of(address));

        HttpReply.NotReceived reply = notReceived(calls("", false).send(get("https://" + HOST + "/")));

        assertEquals(HttpReply.Why.NOT_ALLOWED, reply.why());
        assertTrue(
                reply.sentence().startsWith("The host " + HOST + " has " + kind + ", and nothing was sent to it: "),
                reply.sentence());
        assertEquals(List.of(HOST), lookups, "it was looked up again");
    }

    @Test
    void connectsToTheVeryAddressThatWasJudged() {
        // The port of a server on this machine: whoever asks a second time reaches it.
        answers.add(List.of("10.0.0.4"));
        answers.add(List.of("127.0.0.1"));
        server.enqueue(new MockResponse.Builder().body("stolen").build());

        HttpReply.NotReceived reply = notReceived(calls("", false).send(get(url(HOST))));

        assertEquals(HttpReply.Why.NOT_ALLOWED, reply.why());
        assertEquals(0, server.getRequestCount());
        assertEquals(1, lookups.size());
    }

    @Test
    void judgesAnewForEachConnection() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Connection", "close")
                .body("here")
                .build());
        answers.add(List.of("127.0.0.1"));
        answers.add(List.of("10.0.0.4"));
        HttpCalls calls = calls("", true);

        assertInstanceOf(HttpReply.Received.class, calls.send(get(url("localhost"))));
        assertEquals(
                HttpReply.Why.NOT_ALLOWED,
                notReceived(calls.send(get(url("localhost")))).why());
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void leavesOutTheAddressesThatAreNotPublic() throws UnknownHostException {
        answers.add(List.of("10.0.0.4", "20.1.2.3", "::1", "2603:1030::1", "169.254.169.254"));
        assertEquals(
                List.of(InetAddress.getByName("20.1.2.3"), InetAddress.getByName("2603:1030::1")),
                new ReachableDns(this::lookup, Reach.PUBLIC).lookup(HOST));
    }

    @Test
    void letsANamedHostBeInAPrivateNetwork() throws UnknownHostException {
        answers.add(List.of("10.0.0.4", "fd00::4", "100.64.0.1", "20.1.2.3", "127.0.0.1", "169.254.169.254"));
        assertEquals(
                List.of(
                        InetAddress.getByName("10.0.0.4"),
                        InetAddress.getByName("fd00::4"),
                        InetAddress.getByName("100.64.0.1"),
                        InetAddress.getByName("20.1.2.3")),
                new ReachableDns(
                                this::lookup,
                                hosts("*.contoso.local:8443", false).reach("tfs.contoso.local", 8443))
                        .lookup("tfs.contoso.local"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "168.63.129.16", "0.0.0.0", "fe80::1", "224.0.0.1"})
    void letsNotEvenANamedHostBeThisInstanceOrItsPlatform(String address) {
        answers.add(List.of(address));
        HttpReply.NotReceived reply = notReceived(calls(HOST, false).send(get("https://" + HOST + "/")));
        assertEquals(HttpReply.Why.NOT_ALLOWED, reply.why());
    }

    @Test
    void namesAPrivateHostWithItsPort() {
        PrivateHosts hosts = hosts("tfs.contoso.local:8443, ado.contoso.local", false);
        assertEquals(Reach.PRIVATE, hosts.reach("tfs.contoso.local", 8443));
        assertEquals(Reach.PUBLIC, hosts.reach("tfs.contoso.local", 443));
        assertEquals(Reach.PRIVATE, hosts.reach("ado.contoso.local", 443));
        assertEquals(Reach.PUBLIC, hosts.reach("ado.contoso.local", 8443));
        assertEquals(Reach.PUBLIC, hosts.reach("evil-ado.contoso.local", 443));
    }

    @Test
    void saysWhichSettingAllowsAPrivateHost() {
        answers.add(List.of("10.0.0.4"));
        assertEquals(
                "The host gates.example has a private address, and nothing was sent to it: if it is meant,"
                        + " GATEHOUSE_ALLOWED_PRIVATE_HOSTS has to name it, with its port unless that is 443.",
                notReceived(calls("", false).send(get("https://" + HOST + "/"))).sentence());
    }

    @Test
    void looksUpNoOtherMachineByTheNameOfThisOne() {
        answers.add(List.of("20.1.2.3"));
        assertEquals(
                "The host localhost has a public address, and nothing was sent to it: with"
                        + " GATEHOUSE_ALLOW_LOOPBACK=true this name is for this machine only.",
                notReceived(calls("", true).send(get(url("localhost")))).sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]", "10.0.0.4", "169.254.169.254", "[fd00::4]", "[::ffff:7f00:1]"})
    void judgesAnAddressInPlaceOfANameToo(String address) {
        HttpReply.NotReceived reply =
                notReceived(new OkHttpCalls(limits(), hosts("", false), Dns.SYSTEM, InstantSource.system())
                        .send(get(url(address))));
        assertEquals(HttpReply.Why.NOT_ALLOWED, reply.why(), reply.sentence());
        assertEquals(0, server.getRequestCount());
    }

    @Test
    void goesThroughNoProxy() {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
        try {
            server.enqueue(new MockResponse.Builder().body("here").build());
            answers.add(List.of("127.0.0.1"));
            assertInstanceOf(HttpReply.Received.class, calls("", true).send(get(url("localhost"))));
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private OkHttpCalls calls(String privateHosts, boolean loopback) {
        return new OkHttpCalls(limits(), hosts(privateHosts, loopback), this::lookup, InstantSource.system());
    }

    private static HttpLimits limits() {
        return new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1000);
    }

    private static PrivateHosts hosts(String setting, boolean loopback) {
        return new PrivateHosts(
                assertInstanceOf(AllowedHosts.Parsed.Allowed.class, AllowedHosts.parseWithoutPaths(setting))
                        .hosts(),
                loopback);
    }

    private List<InetAddress> lookup(String host) throws UnknownHostException {
        lookups.add(host);
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : answers.isEmpty() ? List.of("127.0.0.1") : answers.poll()) {
            addresses.add(InetAddress.getByAddress(
                    host, InetAddress.getByName(address).getAddress()));
        }
        return addresses;
    }

    private String url(String host) {
        return "http://" + host + ":" + server.getPort() + "/";
    }

    private static HttpCall get(String url) {
        return new HttpCall(
                HttpCall.Method.GET,
                URI.create(url),
                Map.of(),
                Optional.of(Secret.basic("", "top-secret-token")),
                Optional.empty(),
                true,
                Duration.ofSeconds(5));
    }

    private static HttpReply.NotReceived notReceived(HttpReply reply) {
        return assertInstanceOf(HttpReply.NotReceived.class, reply);
    }
}
