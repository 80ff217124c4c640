package dev.gatehouse.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.webhook.SignedRequest.Signature;
import dev.gatehouse.webhook.SigningKey.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedRequestTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
    private static final String BODY = "{\"decision\":\"yes\"}";
    private static final SigningKey GITHUB = new SigningKey("It's a Secret to Everybody", "X-Hub-Signature-256");
    private static final SigningKey PORT = new SigningKey("client-secret", "x-port-signature");
    private static final SigningKey STANDARD =
            new SigningKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "webhook-signature");

    /** The example of GitHub's documentation. */
    @Test
    void takesWhatGitHubSigns() {
        assertEquals(
                Optional.of(new Signature(Optional.empty())),
                request(
                                Map.of(
                                        "x-hub-signature-256",
                                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"),
                                "Hello, World!")
                        .signedWith(GITHUB));
    }

    /** The example of the reference libraries of Standard Webhooks. */
    @Test
    void takesWhatStandardWebhooksSign() {
        assertTrue(standard("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        assertFalse(standard("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OA="));
    }

    @Test
    void takesOneGoodSignatureAmongSeveral() {
        assertTrue(standard("v1,bm90IHRoaXMgb25l v1a,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        assertFalse(standard("v1,AAAA ".repeat(10) + "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    /** As Port documents it: the time and the body with a point between. */
    @Test
    void takesWhatPortSigns() {
        assertTrue(port("1614265330", "1614265330"));
    }

    @Test
    void takesATimeInMilliseconds() {
        assertTrue(port("1614265330123", "1614265330123"));
    }

    @Test
    void takesAnHmacSha1() {
        SigningKey key = new SigningKey("secret", "X-Hub-Signature");
        String hex = HexFormat.of().formatHex(key.sign(Hash.SHA_1, bytes(BODY)));

        assertTrue(isSigned(key, Map.of("x-hub-signature", "sha1=" + hex)));
        assertTrue(isSigned(key, Map.of("x-hub-signature", "SHA1=" + hex.toUpperCase(Locale.ROOT))));
        assertFalse(isSigned(key, Map.of("x-hub-signature", "sha256=" + hex)));
    }

    @Test
    void takesAVersionedSignatureInAnotherHeaderWithoutATime() {
        SigningKey key = new SigningKey("secret", "X-Signature");

        assertTrue(isSigned(key, Map.of("x-signature", "v1," + base64(key, BODY))));
    }

    @Test
    void refusesAnotherBody() {
        Map<String, String> headers = Map.of("x-hub-signature-256", "sha256=" + hex(GITHUB, BODY));

        assertTrue(request(headers, BODY).signedWith(GITHUB).isPresent());
        assertTrue(request(headers, BODY + " ").signedWith(GITHUB).isEmpty());
        assertTrue(request(headers, "").signedWith(GITHUB).isEmpty());
    }

    @Test
    void refusesAnotherSecret() {
        assertFalse(isSigned(
                GITHUB, Map.of("x-hub-signature-256", "sha256=" + hex(new SigningKey("other", "x"), BODY))));
    }

    @Test
    void refusesAnotherHeader() {
        assertFalse(isSigned(GITHUB, Map.of("x-hub-signature", "sha256=" + hex(GITHUB, BODY))));
        assertFalse(isSigned(GITHUB, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "sha256=",
                "sha256=0",
                "sha256=zz",
                "sha1=",
                "v1,",
                "v1,%",
                "v1",
                "v2,AAAA",
                "md5=d41d8cd98f00b204e9800998ecf8427e",
                "d41d8cd98f00b204e9800998ecf8427e",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1"
            })
    void refusesWhatIsNoSignature(String written) {
        assertFalse(isSigned(GITHUB, Map.of("x-hub-signature-256", written)));
    }

    @Test
    void refusesAHeaderWithoutEnd() {
        assertFalse(isSigned(GITHUB, Map.of("x-hub-signature-256", "sha256=" + hex(GITHUB, BODY) + " ".repeat(2_000))));
    }

    @Test
    void refusesATimeOfAnotherSignature() {
        assertFalse(port("1614265331", "1614265330"));
    }

    @Test
    void refusesASignatureOfTheBodyAloneWhereTheSenderGivesATime() {
        assertFalse(isSigned(
                PORT, Map.of("x-port-timestamp", "1614265330", "x-port-signature", "v1," + base64(PORT, BODY))));
        assertFalse(isSigned(PORT, Map.of("x-port-signature", "v1," + base64(PORT, BODY))));
    }

    @Test
    void aTimeIsGoodForFiveMinutesBeforeAndAfter() {
        long now = NOW.getEpochSecond();
        long window = Duration.ofMinutes(5).toSeconds();

        assertTrue(port(String.valueOf(now - window), String.valueOf(now - window)));
        assertTrue(port(String.valueOf(now + window), String.valueOf(now + window)));
        assertFalse(port(String.valueOf(now - window - 1), String.valueOf(now - window - 1)));
        assertFalse(port(String.valueOf(now + window + 1), String.valueOf(now + window + 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "now", "-1614265330", "1614265330.0", "1614265330,1614265330", "9999999999999999999", "١"})
    void refusesATimeThatIsNone(String time) {
        assertFalse(port(time, time));
    }

    @Test
    void aPointCannotMoveFromTheBodyIntoAnId() {
        String signature = "v1," + base64(STANDARD, "msg.1614265330.1614265331.body");
        Map<String, String> headers = new HashMap<>(Map.of("webhook-id", "msg", "webhook-timestamp", "1614265330"));
        headers.put("webhook-signature", signature);
        assertTrue(request(headers, "1614265331.body").signedWith(STANDARD).isPresent());

        headers.put("webhook-id", "msg.1614265330");
        headers.put("webhook-timestamp", "1614265331");

        assertTrue(request(headers, "body").signedWith(STANDARD).isEmpty());
    }

    @Test
    void namesASignatureWithATimeTheSameInEveryFormAndAnotherOneOtherwise() {
        String content = "1614265330." + BODY;
        Optional<String> name = named("1614265330", "v1," + base64(PORT, content));

        assertTrue(name.isPresent());
        assertEquals(name, named("1614265330", "sha256=" + hex(PORT, content)));
        assertEquals(
                name, named("1614265330", "sha1=" + HexFormat.of().formatHex(PORT.sign(Hash.SHA_1, bytes(content)))));
        assertNotEquals(name, named("1614265331", "v1," + base64(PORT, "1614265331." + BODY)));
    }

    private static Optional<String> named(String time, String signature) {
        return request(Map.of("x-port-timestamp", time, "x-port-signature", signature), BODY)
                .signedWith(PORT)
                .flatMap(Signature::name);
    }

    @Test
    void printsNothingOfWhatCame() {
        String printed =
                request(Map.of("x", "made-up-signature"), "made-up-body").toString();

        assertFalse(printed.contains("made-up"), printed);
    }

    private static boolean standard(String signature) {
        return request(
                        Map.of(
                                "webhook-id",
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                "webhook-timestamp",
                                "1614265330",
                                "webhook-signature",
                                signature),
                        "{\"test\": 2432232314}")
                .signedWith(STANDARD)
                .flatMap(Signature::name)
                .isPresent();
    }

    private static boolean port(String sent, String signed) {
        return isSigned(
                PORT, Map.of("x-port-timestamp", sent, "x-port-signature", "v1," + base64(PORT, signed + "." + BODY)));
    }

    private static boolean isSigned(SigningKey key, Map<String, String> headers) {
        return request(headers, BODY).signedWith(key).isPresent();
    }

    private static SignedRequest request(Map<String, String> headers, String body) {
        return new SignedRequest(headers, bytes(body), NOW);
    }

    private static String hex(SigningKey key, String content) {
        return HexFormat.of().formatHex(key.sign(Hash.SHA_256, bytes(content)));
    }

    private static String base64(SigningKey key, String content) {
        return Base64.getEncoder().encodeToString(key.sign(Hash.SHA_256, bytes(content)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
