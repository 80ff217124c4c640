package dev.gatehouse.seal;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.JobToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals job tokens with AES-256-GCM, so that nobody who reads the queue or the ledger can use one.
 *
 * <p>A sealed token is {@code <key id>.<base64url of nonce, ciphertext and tag>}. The check's id is the associated data: a sealed
 * token that was moved to another check does not open.
 */
public final class TokenSeal {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SealKeys keys;
    private final SecureRandom random;

    /**
     * @param keys the first seals, all unseal
     * @param random where nonces come from
     */
    public TokenSeal(SealKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** Seals a token for a check, each time with a fresh nonce. */
    public String seal(JobToken token, CheckId check) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = token.value().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, keys.sealing(), nonce, check).doFinal(plain);
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return keys.sealingId() + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /**
     * Opens what {@link #seal} gave for the same check. That a key is unknown may pass: while keys change, some instances have the
     * new one already.
     */
    public Answer<JobToken> unseal(String sealed, CheckId check) {
        int dot = sealed.indexOf('.');
        String keyId = sealed.substring(0, Math.max(dot, 0));
        if (!SealKeys.isId(keyId)) {
            // Whatever it is, somebody else wrote it: nothing of it is shown.
            return Answer.failed(
                    Fault.mistake("The sealed job token does not begin with a key's id: it was changed since."));
        }
        Optional<SecretKey> key = keys.find(keyId);
        if (key.isEmpty()) {
            return Answer.failed(
                    Fault.passing(
                            "The job token was sealed with the key '" + keyId
                                    + "', which GATEHOUSE_SEAL_KEYS no longer has: keep a key for as long as checks wait that it sealed."));
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key.get(), nonce, check);
            byte[] plain = cipher.doFinal(whole, NONCE_BYTES, Math.max(0, whole.length - NONCE_BYTES));
            return Answer.given(new JobToken(new String(plain, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Answer.failed(Fault.mistake("The sealed job token does not open with the key '" + keyId
                    + "': it was sealed for another check, with another key of that name, or changed since."));
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, CheckId check) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(check.value().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
