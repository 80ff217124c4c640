package dev.gatehouse.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private static final String SETTING =
            "dev.azure.com,*.dev.azure.com, *.visualstudio.com , tfs.contoso.com:8443/tfs,"
                    + "pinned.contoso.com/Contoso";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dev.azure.com/contoso",
                "https://DEV.Azure.COM/contoso",
                "HTTPS://dev.azure.com:443/contoso",
                "https://dev.azure.com",
                "https://dev.azure.com:/contoso",
                "https://vsrm.dev.azure.com/contoso",
                "https://contoso.visualstudio.com",
                "https://contoso.vsrm.visualstudio.com",
                "https://tfs.contoso.com:8443/tfs/Default%20Collection",
                "https://tfs.contoso.com:8443/TFS",
                "https://pinned.contoso.com/contoso",
                "https://pinned.contoso.com/CONTOSO/",
                "https://pinned.contoso.com/contoso/My.Project/1..2",
                "https://1.2.3.dev.azure.com/contoso"
            })
    void allows(String url) {
        assertEquals(Optional.empty(), allowed(SETTING, false).refusal(URI.create(url)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://dev.azure.com/contoso | not https: write https://dev.azure.com",
                "ftp://dev.azure.com/contoso | not https",
                "//dev.azure.com/contoso | not https",
                "contoso | names no host",
                "https:dev.azure.com | names no host",
                "https:///contoso | names no host",
                "https://dev_azure.com/contoso | names no host",
                "https://d%65v.azure.com/contoso | names no host",
                "https://me:pass@dev.azure.com/contoso | a user or a password",
                "https://dev.azure.com@evil.example/contoso | a user or a password",
                "https://@dev.azure.com/contoso | a user or a password",
                "https://dev.azure.com:x@evil.example/ | a user or a password",
                "https://20.1.2.3/contoso | is an IP address",
                "https://[::1]/contoso | is an IP address",
                "https://[::ffff:127.0.0.1]/contoso | is an IP address",
                "https://127.0.0.1/contoso | is an IP address",
                "https://dev.azure.com./contoso | ends with a dot",
                "https://dev.azure.com.evil.example/contoso | not one of the allowed hosts",
                "https://evildev.azure.com/contoso | not one of the allowed hosts",
                "https://visualstudio.com/contoso | not one of the allowed hosts",
                "https://evilvisualstudio.com/contoso | not one of the allowed hosts",
                "https://dev.azure.com:8443/contoso | Port 8443 of dev.azure.com is not allowed",
                "https://dev.azure.com:99999/contoso | Port 99999",
                "https://tfs.contoso.com/tfs | Port 443 of tfs.contoso.com is not allowed",
                "https://tfs.contoso.com:8443/ | must be under tfs.contoso.com:8443/tfs",
                "https://tfs.contoso.com:8443 | must be under",
                "https://pinned.contoso.com/contoso-evil | must be under pinned.contoso.com/contoso",
                "https://pinned.contoso.com/contos | must be under",
                "https://pinned.contoso.com//contoso | must be under",
                "https://pinned.contoso.com/evil/contoso | must be under",
                "https://pinned.contoso.com/contoso;x/y | must be under",
                "https://pinned.contoso.com/%63ontoso | must be under",
                "https://pinned.contoso.com/contoso/../evil | without '.' and '..'",
                "https://pinned.contoso.com/contoso/..;x/evil | without '.' and '..'",
                "https://pinned.contoso.com/./contoso | without '.' and '..'",
                "https://pinned.contoso.com/contoso/%2e%2E/evil | without encoded dots",
                "https://pinned.contoso.com/contoso/.%2e/evil | without encoded dots",
                "https://pinned.contoso.com/contoso%2f..%2fevil | without encoded dots",
                "https://pinned.contoso.com/contoso/%5c../evil | without encoded dots",
                "https://pinned.contoso.com/contoso/%252e%252e/evil | without encoded dots",
                "https://pinned.contoso.com/contoso/%00 | without encoded dots",
                "https://pinned.contoso.com/contoso/%1F | without encoded dots",
                "https://pinned.contoso.com/contoso/%0a | without encoded dots",
                "https://pinned.contoso.com/contoso/x%7f | without encoded dots",
                "https://pinned.contoso.com/contoso/.. | without '.' and '..'",
                "https://pinned.contoso.com/contoso/. | without '.' and '..'",
                "https://pinned.contoso.com/contoso/..;x | without '.' and '..'",
                "https://pinned.contoso.com/contoso/.../x | without '.' and '..'",
                "https://dev.azure.com/contoso?x=y | a query or a fragment",
                "https://dev.azure.com/contoso? | a query or a fragment",
                "https://dev.azure.com/contoso#x | a query or a fragment",
                "http://localhost:7071/contoso | not https",
                "http://127.0.0.1:7071/contoso | not https"
            })
    void refusesAndSaysWhy(String url, String expected) {
        assertRefused(allowed(SETTING, false), url, expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "example.0x7f", "1.2.3.4.5"})
    void takesEverySpellingOfAnAddressForOne(String host) {
        assertTrue(HostNames.looksLikeAnAddress(host), host);
        assertTrue(
                allowed("*.example.com", false)
                        .refusal(URI.create("https://" + host + "/x"))
                        .isPresent(),
                host);
    }

    @Test
    void comparesPathsByAsciiLettersOnly() {
        // The Kelvin sign is a "k" to a comparison without case, but not to a server.
        assertRefused(allowed("dev.azure.com/k", false), "https://dev.azure.com/\u212A/x", "letters beyond ASCII");
    }

    @Test
    void namesTheListWhenTheHostIsNotOnIt() {
        assertRefused(
                allowed("dev.azure.com,tfs.contoso.com:8443/tfs", false),
                "https://example.com/",
                "(dev.azure.com, tfs.contoso.com:8443/tfs)");
    }

    @Test
    void allowsNothingWhenTheListIsEmpty() {
        assertRefused(allowed(" ", false), "https://dev.azure.com/contoso", "(none)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:7071/devhost", "http://127.0.0.1:80", "HTTP://LOCALHOST:7071/"})
    void allowsThisMachineWhenItMay(String url) {
        assertEquals(Optional.empty(), allowed(SETTING, true).refusal(URI.create(url)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/devhost",
                "http://localhost:0/",
                "http://localhost:70000/",
                "http://127.0.0.2:7071/",
                "http://[::1]:7071/",
                "http://localhost.evil.example:7071/",
                "http://localhost.:7071/",
                "https://localhost:7071/",
                "https://127.0.0.1:7071/",
                "http://me@localhost:7071/",
                "http://localhost:7071/?x",
                "http://localhost:7071/#x",
                "http://localhost:7071/a/../b"
            })
    void allowsNothingLikeThisMachine(String url) {
        assertTrue(allowed(SETTING, true).refusal(URI.create(url)).isPresent(), url);
    }

    @Test
    void repeatsNoSecretOfTheUrl() {
        for (String url : new String[] {"https://me:hunter2@dev.azure.com/", "https://dev.azure.com/?sig=hunter2"}) {
            String sentence = allowed(SETTING, false).refusal(URI.create(url)).orElseThrow();
            assertFalse(sentence.contains("hunter2"), sentence);
        }
    }

    @Test
    void letsACallHaveAQuery() {
        URI call = URI.create("https://dev.azure.com/contoso/_apis/x?api-version=6.0");
        assertEquals(Optional.empty(), allowed(SETTING, false).refusalOfCall(call));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://dev.azure.com | has a scheme",
                "10.0.0.1 | is an IP address",
                "[::1] | is not a host",
                "dev.azure.com. | is not a host",
                "dev azure.com | is not a host",
                "*.com | would allow every host below com",
                "* | is not a host",
                "dev.*.com | is not a host",
                "me@dev.azure.com | is not a host",
                "dev.azure.com:0 | has a port outside",
                "dev.azure.com:65536 | has a port outside",
                "dev.azure.com:https | is not a host",
                "dev.azure.com/a/../b | cannot be compared",
                "dev.azure.com/a%2fb | cannot be compared",
                "dev.azure.com/a?b | is not a host",
                "-dev.azure.com | is not a host",
                "münchen.example | is not a host"
            })
    void namesTheEntryThatIsWrong(String entry, String expected) {
        AllowedHosts.Parsed.Wrong wrong = assertInstanceOf(
                AllowedHosts.Parsed.Wrong.class, AllowedHosts.parse("dev.azure.com," + entry + ",x.example", false));
        assertTrue(wrong.sentence().startsWith("The entry \"" + entry + "\" "), wrong.sentence());
        assertTrue(wrong.sentence().contains(expected), wrong.sentence());
    }

    @Test
    void namesEveryEntryThatIsWrong() {
        AllowedHosts.Parsed.Wrong wrong =
                assertInstanceOf(AllowedHosts.Parsed.Wrong.class, AllowedHosts.parse("1.2.3.4,*.com", false));
        assertTrue(wrong.sentence().contains("\"1.2.3.4\""), wrong.sentence());
        assertTrue(wrong.sentence().contains("\"*.com\""), wrong.sentence());
    }

    static AllowedHosts allowed(String setting, boolean loopback) {
        return assertInstanceOf(AllowedHosts.Parsed.Allowed.class, AllowedHosts.parse(setting, loopback))
                .hosts();
    }

    private static void assertRefused(AllowedHosts hosts, String url, String expected) {
        String sentence = hosts.refusal(URI.create(url)).orElse("(allowed)");
        assertTrue(sentence.contains(expected), url + " -> " + sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.contoso.com/v1, https://api.contoso.com/v1/a?b=c, true",
        "https://api.contoso.com/v1/, https://api.contoso.com/v1, true",
        "https://api.contoso.com/v1, https://api.contoso.com/v10, false",
        "https://api.contoso.com/v1, https://api.contoso.com/, false",
        "https://api.contoso.com/v1, https://api.contoso.com:8443/v1, false",
        "https://api.contoso.com/v1, http://api.contoso.com/v1, false",
        "https://api.contoso.com/v1, https://a.api.contoso.com/v1, false",
        "https://api.contoso.com/v1, http://127.0.0.1:8080/v1, false",
        "http://127.0.0.1:8080/v1, http://127.0.0.1:8080/v1/a, true",
        "http://127.0.0.1:8080/v1, http://127.0.0.1:8081/v1/a, false",
        "http://127.0.0.1:8080/v1, http://localhost:8080/v1/a, false",
        "http://127.0.0.1:8080/v1, http://127.0.0.1:8080/v2, false"
    })
    void canBeAUrlAndWhatIsUnderIt(URI base, URI url, boolean allowed) {
        AllowedHosts under = AllowedHosts.under(base, true).fold(hosts -> hosts, sentence -> {
            throw new AssertionError(sentence);
        });
        assertEquals(allowed, under.refusalOfCall(url).isEmpty());
    }
}
