package dev.gatehouse.webhook;

import dev.gatehouse.webhook.SigningKey.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request that somebody may have signed: a header has an HMAC of its body, written {@code sha1=<hex>}, {@code sha256=<hex>} or
 * {@code v1,<base64>}, perhaps several of them with spaces between. Senders that give the time sign it with the body, and then it
 * has to be about now.
 */
public final class SignedRequest {

    /** How far a signature's time may be from now, before or after. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int MOST_SIGNATURES = 10;
    private static final int LONGEST_HEADER = 2_000;

    private static final String SHA_1 = "sha1=";
    private static final String SHA_256 = "sha256=";
    private static final String VERSION_1 = "v1,";

    private final Map<String, String> headers;
    private final byte[] body;
    private final Instant receivedAt;

    /**
     * A request.
     *
     * @param headers by name in lower case
     * @param body exactly as it was sent
     * @param receivedAt when it came
     */
    public SignedRequest(Map<String, String> headers, byte[] body, Instant receivedAt) {
        this.headers = Map.copyOf(headers);
        this.body = body.clone();
        this.receivedAt = receivedAt;
    }

    /**
     * A signature that is good.
     *
     * @param name what tells the request from all others that have the time in their signature; absent where it has none
     */
    public record Signature(Optional<String> name) {}

    /** The signature that was made with a key; empty where there is none that is good, for whatever reason. */
    public Optional<Signature> signedWith(SigningKey key) {
        String header = key.header().toLowerCase(Locale.ROOT);
        Optional<TimeStamp> scheme = TimeStamp.of(header);
        return scheme.isEmpty()
                ? signedWith(key, header, body).map(hmac -> new Signature(Optional.empty()))
                : scheme.flatMap(stamp -> stamp.signed(headers, body, receivedAt))
                        .flatMap(content -> signedWith(key, header, content))
                        .map(hmac -> new Signature(Optional.of(digest(hmac))));
    }

    /** The HMAC-SHA-256 of the content, whichever form the signature has. */
    private Optional<byte[]> signedWith(SigningKey key, String header, byte[] content) {
        String written = headers.getOrDefault(header, "");
        if (written.isBlank() || written.length() > LONGEST_HEADER) {
            return Optional.empty();
        }
        byte[] hmac = key.sign(Hash.SHA_256, content);
        return Stream.of(written.strip().split(" +", MOST_SIGNATURES + 1))
                        .limit(MOST_SIGNATURES)
                        .anyMatch(one -> isOf(one, key, content, hmac))
                ? Optional.of(hmac)
                : Optional.empty();
    }

    private static boolean isOf(String one, SigningKey key, byte[] content, byte[] hmac) {
        if (one.startsWith(VERSION_1)) {
            return same(base64(one.substring(VERSION_1.length())), hmac);
        }
        String lower = one.toLowerCase(Locale.ROOT);
        if (lower.startsWith(SHA_256)) {
            return same(hex(lower.substring(SHA_256.length())), hmac);
        }
        return lower.startsWith(SHA_1) && same(hex(lower.substring(SHA_1.length())), key.sign(Hash.SHA_1, content));
    }

    /** In a time that says nothing of how much of it is right. */
    private static boolean same(Optional<byte[]> found, byte[] expected) {
        return found.isPresent() && MessageDigest.isEqual(found.get(), expected);
    }

    private static Optional<byte[]> hex(String digits) {
        try {
            return Optional.of(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String digest(byte[] hmac) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(hmac));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Never a signature, and nothing of the body. */
    @Override
    public String toString() {
        return "SignedRequest[" + body.length + " bytes]";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
