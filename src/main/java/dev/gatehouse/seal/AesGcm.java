package dev.gatehouse.seal;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/** Seals texts with AES-256-GCM as {@code <key id>.<base64url of nonce, ciphertext and tag>}. */
final class AesGcm {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Who has the first cipher that was asked for: looking through all providers takes longer than to use what is found. */
    private static volatile @Nullable Provider provider;

    private final SealKeys keys;
    private final SecureRandom random;

    /**
     * @param keys the first seals, all unseal
     * @param random where nonces come from
     */
    AesGcm(SealKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /**
     * Seals a text, each time with a fresh nonce.
     *
     * @param owner what it belongs to: it opens for no other
     */
    String seal(String text, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, keys.sealing(), nonce, owner).doFinal(plain);
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return keys.sealingId() + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /**
     * Opens what {@link #seal} gave for the same owner. That a key is unknown may pass: while keys change, some instances have the
     * new one already.
     *
     * @param what was sealed, as in "job token"
     */
    Answer<String> open(String sealed, String owner, String what) {
        int dot = sealed.indexOf('.');
        String keyId = sealed.substring(0, Math.max(dot, 0));
        if (!SealKeys.isId(keyId)) {
            // Whatever it is, somebody else wrote it: nothing of it is shown.
            return Answer.failed(
                    Fault.mistake("The sealed " + what + " does not begin with a key's id: it was changed since."));
        }
        Optional<SecretKey> key = keys.find(keyId);
        if (key.isEmpty()) {
            return Answer.failed(
                    Fault.passing(
                            "The " + what + " was sealed with the key '" + keyId
                                    + "', which GATEHOUSE_SEAL_KEYS no longer has: keep a key for as long as checks wait that it sealed."));
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key.get(), nonce, owner);
            byte[] plain = cipher.doFinal(whole, NONCE_BYTES, Math.max(0, whole.length - NONCE_BYTES));
            return Answer.given(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Answer.failed(Fault.mistake("The sealed " + what + " does not open with the key '" + keyId
                    + "': it was sealed for another check, with another key of that name, or changed since."));
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = newCipher();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static Cipher newCipher() throws GeneralSecurityException {
        Provider known = provider;
        if (known != null) {
            return Cipher.getInstance(ALGORITHM, known);
        }
        Cipher first = Cipher.getInstance(ALGORITHM);
        provider = first.getProvider();
        return first;
    }
}
