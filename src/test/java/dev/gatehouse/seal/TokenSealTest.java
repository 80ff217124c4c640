package dev.gatehouse.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.JobToken;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class TokenSealTest {

    private static final CheckId CHECK = CheckId.of(Deliveries.usual());
    private static final CheckId OTHER_CHECK = CheckId.of(Deliveries.with(Hub.CHECKS, Deliveries.PLAN, Map.of()));
    private static final JobToken TOKEN = new JobToken("a-token-that-nobody-may-read");
    private static final int NONCE = 12;
    private static final String OLD = "old:" + key((byte) 1);
    private static final String NEW = "new:" + key((byte) 2);

    @Test
    void opensWhatItSealed() {
        TokenSeal seal = seal(NEW);
        assertEquals(Answer.given(TOKEN), seal.unseal(seal.seal(TOKEN, CHECK), CHECK));
    }

    @Test
    void namesTheKeyInFront() {
        assertTrue(seal(NEW + "," + OLD).seal(TOKEN, CHECK).startsWith("new."));
    }

    @Test
    void takesAFreshNonceEachTime() {
        TokenSeal seal = seal(NEW);
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = bytes(seal.seal(TOKEN, i % 2 == 0 ? CHECK : OTHER_CHECK));
            assertTrue(
                    nonces.add(HexFormat.of().formatHex(bytes, 0, NONCE)), "a nonce came again after " + i + " seals");
        }
    }

    /** Opened by Java's own cipher, so that what is at rest is what the documents say, whatever the code says of itself. */
    @Test
    void isAes256GcmWithTheNonceInFrontAndTheChecksIdAsAssociatedData() throws Exception {
        byte[] bytes = bytes(seal(NEW).seal(TOKEN, CHECK));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] key = Base64.getDecoder().decode(NEW.substring("new:".length()));
        assertEquals(256 / 8, key.length);
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, bytes, 0, NONCE));
        cipher.updateAAD(CHECK.value().getBytes(StandardCharsets.UTF_8));
        byte[] plain = cipher.doFinal(bytes, NONCE, bytes.length - NONCE);
        assertEquals(TOKEN.value(), new String(plain, StandardCharsets.UTF_8));
    }

    @Test
    void leavesAKeyThatIsNotThereToTheNextInstance() {
        String sealed = seal(OLD).seal(TOKEN, CHECK);
        assertTrue(fault(seal(NEW).unseal(sealed, CHECK)).mayPass());
    }

    @Test
    void leavesWhatIsBrokenToNobody() {
        String sealed = seal(NEW).seal(TOKEN, CHECK);
        assertFalse(fault(seal(NEW).unseal(sealed, OTHER_CHECK)).mayPass());
        assertFalse(fault(seal(NEW).unseal("no key." + sealed, CHECK)).mayPass());
    }

    @Test
    void showsNothingOfATokenThatSomebodyPutThereUnsealed() {
        String jwt = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJleHAiOjE3fQ.c2lnbmF0dXJl";
        String sentence = sentence(seal(NEW).unseal(jwt, CHECK));
        assertFalse(sentence.contains("eyJ"), sentence);
    }

    @Test
    void opensWhatAnOlderKeySealed() {
        String sealed = seal(OLD).seal(TOKEN, CHECK);
        assertEquals(Answer.given(TOKEN), seal(NEW + "," + OLD).unseal(sealed, CHECK));
    }

    @Test
    void saysThatAKeyIsGone() {
        String sealed = seal(OLD).seal(TOKEN, CHECK);
        assertTrue(sentence(seal(NEW).unseal(sealed, CHECK)).contains("key 'old'"));
    }

    @Test
    void opensNothingThatWasMovedToAnotherCheck() {
        TokenSeal seal = seal(NEW);
        assertTrue(sentence(seal.unseal(seal.seal(TOKEN, CHECK), OTHER_CHECK)).contains("does not open"));
    }

    @Test
    void opensNothingThatWasChanged() {
        TokenSeal seal = seal(NEW);
        String sealed = seal.seal(TOKEN, CHECK);
        byte[] bytes = bytes(sealed);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            String text = "new." + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertTrue(sentence(seal.unseal(text, CHECK)).contains("does not open"), "changed at byte " + i);
        }
    }

    @Test
    void survivesTextThatIsNoSealedToken() {
        for (String text : new String[] {"", ".", "new", "new.", "new.AAAA", "new.!!!", "new." + "A".repeat(40)}) {
            assertFalse(sentence(seal(NEW).unseal(text, CHECK)).isEmpty(), text);
        }
    }

    private static TokenSeal seal(String setting) {
        return new TokenSeal(
                SealKeys.parse(setting).fold(keys -> keys, fault -> {
                    throw new AssertionError(fault.sentence());
                }),
                new SecureRandom());
    }

    private static byte[] bytes(String sealedByNew) {
        return Base64.getUrlDecoder().decode(sealedByNew.substring("new.".length()));
    }

    private static String sentence(Answer<JobToken> answer) {
        return fault(answer).sentence();
    }

    private static Fault fault(Answer<JobToken> answer) {
        return answer.fold(
                token -> {
                    throw new AssertionError("it opened");
                },
                fault -> fault);
    }

    static String key(byte fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
