package dev.gatehouse.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Whatever is let through goes where the list says, in the reading of the HTTP client that makes the call. */
class AllowedHostsGeneratedTest {

    private static final long SEED = 20_261_121;
    private static final int URLS = 80_000;

    private static final List<String> SCHEMES = List.of("https", "https", "https", "https", "HTTPS", "http", "ftp", "");
    private static final List<String> HOST_PIECES = List.of(
            "dev.azure.com",
            "dev.azure.com",
            "DEV.azure.com",
            "evil.example",
            "localhost",
            "127.0.0.1",
            "[::1]",
            ".",
            "@",
            ":",
            "\\",
            "%2e",
            "0x7f",
            "1",
            "-",
            "me:pw@");
    private static final List<String> PORTS = List.of("", "", "", ":443", ":8443", ":80", ":", ":0443");
    private static final List<String> PATH_PIECES = List.of(
            "/", "/", "/", "contoso", "contoso", "CONTOSO", "evil", ".", "..", "%2e", "%2F", "%5C", "\\", "%252e", ";",
            "~", "%20", "%63", "?", "#", "\u212A", "\t");

    private final AllowedHosts hosts = AllowedHostsTest.allowed("dev.azure.com/contoso", false);

    @Test
    void staysOnTheListInTheClientsReading() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        int allowed = 0;
        for (int i = 0; i < URLS; i++) {
            String text = url(random);
            Optional<URI> uri = parse(text);
            if (uri.isPresent() && hosts.refusal(uri.get()).isEmpty()) {
                allowed++;
                HttpUrl read = HttpUrl.get(text);
                assertEquals("https", read.scheme(), text);
                assertEquals("dev.azure.com", read.host(), text);
                assertEquals(443, read.port(), text);
                assertEquals("contoso", read.pathSegments().get(0).toLowerCase(Locale.ROOT), text);
                assertEquals("", read.username() + read.password(), text);
            }
        }
        assertTrue(allowed > 500, "only " + allowed + " of the generated URLs were allowed, which tests nothing");
    }

    private static String url(RandomGenerator random) {
        StringBuilder text = new StringBuilder(pick(SCHEMES, random)).append("://");
        repeat(HOST_PIECES, random.nextInt(3) == 0 ? 3 : 1, text, random);
        text.append(pick(PORTS, random));
        if (random.nextInt(3) > 0) {
            text.append(random.nextBoolean() ? "/contoso" : "/Contoso/");
        }
        repeat(PATH_PIECES, random.nextInt(7), text, random);
        return text.toString();
    }

    private static void repeat(List<String> pieces, int times, StringBuilder text, RandomGenerator random) {
        for (int i = 0; i < times; i++) {
            text.append(pick(pieces, random));
        }
    }

    private static String pick(List<String> pieces, RandomGenerator random) {
        return pieces.get(random.nextInt(pieces.size()));
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
