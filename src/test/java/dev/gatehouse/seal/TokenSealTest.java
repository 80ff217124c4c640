package dev.gatehouse.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.CheckId;
import dev.gatehouse.check.Deliveries;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.JobToken;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TokenSealTest {

    private static final CheckId CHECK = CheckId.of(Deliveries.usual());
    private static final CheckId OTHER_CHECK = CheckId.of(Deliveries.with(Hub.CHECKS, Deliveries.PLAN, Map.of()));
    private static final JobToken TOKEN = new JobToken("a-token-that-nobody-may-read");
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
    void neverSealsTwiceTheSameWay() {
        TokenSeal seal = seal(NEW);
        assertNotEquals(seal.seal(TOKEN, CHECK), seal.seal(TOKEN, CHECK));
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
        byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring("new.".length()));
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

    private static String sentence(Answer<JobToken> answer) {
        return answer.fold(token -> "it opened", fault -> fault.sentence());
    }

    static String key(byte fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
