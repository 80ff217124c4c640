package dev.gatehouse.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that a connection shares with the other side, and where signatures made with it stand. It prints without the secret.
 *
 * @param secret any text that is not empty; its bytes in UTF-8 are the key, or, as Standard Webhooks have it, those whose Base64
 *     comes after {@code whsec_}
 * @param header the name of the header with the signature
 */
public record SigningKey(String secret, String header) {

    /** What GitHub and those who follow it call the header of an HMAC-SHA-256. */
    public static final String USUAL_HEADER = "X-Hub-Signature-256";

    private static final String BASE64 = "whsec_";

    /** The hash functions of signatures (RFC 2104). */
    public enum Hash {
        SHA_1("HmacSHA1"),
        SHA_256("HmacSHA256");

        private final String algorithm;

        Hash(String algorithm) {
            this.algorithm = algorithm;
        }
    }

    public SigningKey {
        if (secret.isEmpty() || header.isBlank()) {
            throw new IllegalArgumentException("a signing key has a secret and a header");
        }
    }

    /** The HMAC of some bytes. */
    public byte[] sign(Hash hash, byte[] content) {
        try {
            Mac mac = Mac.getInstance(hash.algorithm);
            mac.init(new SecretKeySpec(key(), hash.algorithm));
            return mac.doFinal(content);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + hash.algorithm, e);
        }
    }

    private byte[] key() {
        if (secret.startsWith(BASE64) && secret.length() > BASE64.length()) {
            try {
                return Base64.getDecoder().decode(secret.substring(BASE64.length()));
            } catch (IllegalArgumentException e) {
                // It only looks like one.
            }
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "SigningKey[" + header + "]";
    }
}
