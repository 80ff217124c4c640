package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.evidence.Connections;
import dev.gatehouse.webhook.SigningKey;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionSettingsTest {

    private static final String PREFIX = "GATEHOUSE_CONNECTIONS__";
    private static final String SECRET = "s3cr3t-value-of-a-setting";

    private final Map<String, String> environment = new TestApp().settings;

    @Test
    void areNoneUnlessThereAreSettings() {
        assertEquals(Set.of(), read().names());
        assertTrue(read().refusal(URI.create("https://status.contoso.com/")).isPresent());
    }

    @Test
    void nameConnectionsInLowerCaseWhateverTheCaseOfTheSettings() {
        set("SERVICENOW__URL", "https://contoso.service-now.com");
        environment.put("gatehouse_connections__servicenow__username", "gate");
        set("ServiceNow__Password", SECRET);
        set("PROM_EU__URL", "https://prometheus.contoso.com/eu");
        assertEquals(Set.of("servicenow", "prom_eu"), read().names());
    }

    @Test
    void takeEveryKindOfCredentials() {
        set("NONE__URL", "https://a.contoso.com");
        set("BASIC__URL", "https://a.contoso.com");
        set("BASIC__USERNAME", "gate");
        set("BASIC__PASSWORD", SECRET);
        set("BEARER__URL", "https://a.contoso.com");
        set("BEARER__TOKEN", SECRET);
        set("CLIENT__URL", "https://a.contoso.com/");
        set("CLIENT__CLIENT_ID", "gate");
        set("CLIENT__CLIENT_SECRET", SECRET);
        set("ENTRA__URL", "https://a.contoso.com");
        set("ENTRA__CLIENT_ID", "gate");
        set("ENTRA__CLIENT_SECRET", SECRET);
        set("ENTRA__TOKEN_URL", "https://login.microsoftonline.com/contoso/oauth2/v2.0/token");
        set("ENTRA__SCOPE", "api://x/.default");
        set("MANAGED__URL", "https://api.loganalytics.azure.com");
        set("MANAGED__SCOPE", "https://api.loganalytics.azure.com/.default");
        assertEquals(Set.of("none", "basic", "bearer", "client", "entra", "managed"), read().names());
    }

    @Test
    void leaveConnectionsThatOnlySignEventsToThem() {
        set("GITHUB__SECRET", SECRET);
        set("GITHUB__SIGNATURE_HEADER", "X-Hub-Signature-256");
        assertEquals(Set.of(), read().names());
        assertEquals(Set.of("github"), read().signing());
    }

    @Test
    void nameTheHeaderOfSignaturesUnlessItIsTheUsualOne() {
        set("PORT__SECRET", SECRET);
        set("PORT__SIGNATURE_HEADER", "x-port-signature");
        set("CHAT__URL", "https://chat.contoso.com/hooks");
        set("CHAT__SECRET", "other");
        assertEquals(
                Map.of(
                        "port",
                        new SigningKey(SECRET, "x-port-signature"),
                        "chat",
                        new SigningKey("other", "X-Hub-Signature-256")),
                Settings.read(environment).map(Settings::signingKeys).fold(keys -> keys, fault -> {
                    throw new AssertionError(fault.sentence());
                }));
    }

    @Test
    void tellOfAHeaderOfSignaturesWithoutASecret() {
        set("GITHUB__SIGNATURE_HEADER", "X-Hub-Signature-256");
        assertWrong("The setting GATEHOUSE_CONNECTIONS__GITHUB__SECRET is missing: it goes with SIGNATURE_HEADER.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Hub-Signature: " + SECRET,
                "X-Gatehouse-Event",
                "Authorization",
                "content-type",
                "Host",
                "Proxy-X"
            })
    void tellOfAHeaderOfSignaturesThatIsNone(String header) {
        set("GITHUB__SECRET", SECRET);
        set("GITHUB__SIGNATURE_HEADER", header);
        assertWrong(
                "The setting GATEHOUSE_CONNECTIONS__GITHUB__SIGNATURE_HEADER is not the name of a header for signatures");
    }

    @Test
    void countEmptySettingsAsMissing() {
        set("A__URL", "https://a.contoso.com");
        set("A__TOKEN", " ");
        assertEquals(Set.of("a"), read().names());
    }

    @Test
    void tellOfAKeyThatIsNotKnown() {
        set("SERVICENOW__PASSWROD", SECRET);
        assertWrong("The setting GATEHOUSE_CONNECTIONS__SERVICENOW__PASSWROD is not known: did you mean \"PASSWORD\"?"
                + " known keys: URL, USERNAME, PASSWORD, TOKEN, CLIENT_ID, CLIENT_SECRET, TOKEN_URL, SCOPE, SECRET,"
                + " SIGNATURE_HEADER.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "URL",
                "A",
                "__URL",
                "A B__URL",
                "-A__URL",
                "A____URL",
                "A_B__C__URL",
                "AVERYLONGNAMEWITHMORETHANFORTYCHARACTERSINIT__URL"
            })
    void tellOfANameThatIsNone(String rest) {
        set(rest, "https://a.contoso.com");
        assertWrong("The setting GATEHOUSE_CONNECTIONS__" + rest + " names no connection: write"
                + " GATEHOUSE_CONNECTIONS__<NAME>__<KEY>, such as GATEHOUSE_CONNECTIONS__SERVICENOW__URL");
    }

    @Test
    void tellOfSettingsThatDifferInCaseAndValue() {
        set("A__URL", "https://a.contoso.com");
        set("a__Url", "https://b.contoso.com");
        assertWrong("is there twice with different values, in another case. Remove one of them.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "USERNAME | | PASSWORD is missing: it goes with USERNAME. Add it.",
                "PASSWORD | | USERNAME is missing: it goes with PASSWORD. Add it.",
                "CLIENT_ID | | CLIENT_SECRET is missing: it goes with CLIENT_ID. Add it.",
                "CLIENT_SECRET | | CLIENT_ID is missing: it goes with CLIENT_SECRET. Add it.",
                "TOKEN_URL | | TOKEN_URL goes with CLIENT_ID and CLIENT_SECRET: add them, or remove it.",
                "TOKEN | USERNAME | has several kinds of credentials (USERNAME; TOKEN): leave one",
                "TOKEN | CLIENT_ID | has several kinds of credentials (TOKEN; CLIENT_ID): leave one",
                "TOKEN | SCOPE | has SCOPE besides TOKEN: it goes with CLIENT_ID and CLIENT_SECRET, or alone"
            })
    void tellWhatIsMissingOrContradicts(String key, String other, String expected) {
        set("A__URL", "https://a.contoso.com");
        set("A__" + key, SECRET);
        Optional.ofNullable(other).ifPresent(some -> set("A__" + some, SECRET));
        assertWrong(expected);
    }

    @Test
    void tellThatTheUrlIsMissing() {
        set("A__TOKEN", SECRET);
        assertWrong("The setting GATEHOUSE_CONNECTIONS__A__URL is missing: write the https URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.contoso.com",
                "a.contoso.com",
                "https://a.contoso.com?key=" + SECRET,
                "https://a.contoso.com/#" + SECRET,
                "https://gate:" + SECRET + "@a.contoso.com",
                "https://10.0.0.4/",
                "https://a.contoso.com/a/../b",
                "http://localhost:9090",
                "ht tp://" + SECRET
            })
    void refuseAUrlThatCannotBeCalled(String url) {
        set("A__URL", url);
        assertWrong("The setting GATEHOUSE_CONNECTIONS__A__URL ");
        environment.clear();
        environment.putAll(new TestApp().settings);
        set("A__URL", "https://a.contoso.com");
        set("A__CLIENT_ID", "gate");
        set("A__CLIENT_SECRET", SECRET);
        set("A__TOKEN_URL", url);
        assertWrong("The setting GATEHOUSE_CONNECTIONS__A__TOKEN_URL ");
    }

    @Test
    void takeAUrlOfThisMachineWhereLoopbackIsAllowed() {
        environment.put("GATEHOUSE_ALLOW_LOOPBACK", "true");
        set("A__URL", "http://localhost:9090/prometheus");
        assertEquals(Set.of("a"), read().names());
    }

    @Test
    void tellOfAKeyVaultReferenceThatWasNotResolved() {
        set("A__URL", "https://a.contoso.com");
        set("A__TOKEN", "@Microsoft.KeyVault(VaultName=contoso;SecretName=" + SECRET + ")");
        assertWrong("The setting GATEHOUSE_CONNECTIONS__A__TOKEN is a Key Vault reference that could not be resolved:"
                + " look at its status among the app's settings, and let the app's identity read the secret.");
    }

    @ParameterizedTest
    @CsvSource({"TOKEN, 'Bearer " + SECRET + "'", "TOKEN, 'ü'", "USERNAME, 'a:b'", "PASSWORD, 'a\u0007b'"})
    void refuseWhatCannotBeSent(String key, String value) {
        set("A__URL", "https://a.contoso.com");
        set("A__" + key, value);
        assertWrong("The setting GATEHOUSE_CONNECTIONS__A__" + key + " has ");
    }

    @Test
    void tellEverythingThatIsWrongAtOnce() {
        set("A__TOKEN", "a b");
        set("B__URL", "http://b.contoso.com");
        set("C__USER", SECRET);
        environment.put("GATEHOUSE_ALLOWED_EVIDENCE_HOSTS", "https://status.contoso.com");
        for (String part :
                new String[] {"__A__URL", "__A__TOKEN", "__B__URL", "__C__USER", "ALLOWED_EVIDENCE_HOSTS: "}) {
            assertWrong(part);
        }
    }

    @Test
    void allowHostsWithoutAConnection() {
        environment.put("GATEHOUSE_ALLOWED_EVIDENCE_HOSTS", "status.contoso.com/api");
        assertEquals(Optional.empty(), read().refusal(URI.create("https://status.contoso.com/api/now?x=1")));
        String refusal = read().refusal(URI.create("https://status.contoso.com/other?x=1"))
                .orElseThrow();
        assertTrue(refusal.contains("GATEHOUSE_ALLOWED_EVIDENCE_HOSTS"), refusal);
        assertFalse(refusal.contains("x=1"), refusal);
    }

    private void set(String rest, String value) {
        environment.put(PREFIX + rest, value);
    }

    private Connections read() {
        return Settings.read(environment).fold(Settings::connections, fault -> {
            throw new AssertionError(fault.sentence());
        });
    }

    private void assertWrong(String expected) {
        String sentence = Settings.read(environment).fold(settings -> "nothing is wrong", fault -> fault.sentence());
        assertTrue(sentence.contains(expected), sentence);
        assertFalse(sentence.contains(SECRET), sentence);
    }
}
