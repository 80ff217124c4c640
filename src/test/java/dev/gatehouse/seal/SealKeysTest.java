package dev.gatehouse.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SealKeysTest {

    private static final String KEY = TokenSealTest.key((byte) 7);

    @Test
    void theFirstSeals() {
        String sealing = SealKeys.parse("a:" + KEY + ", b:" + KEY).fold(SealKeys::sealingId, fault -> fault.sentence());
        assertEquals("a", sealing);
    }

    @Test
    void tellHowToMakeOneWhenMissing() {
        assertTrue(SealKeys.missing().sentence().contains("openssl rand -base64 32"));
    }

    @Test
    void refuseAnEntryWithoutAnId() {
        assertTrue(wrong(KEY).contains("Entry 1"));
    }

    @Test
    void refuseAKeyOfAnotherLength() {
        assertTrue(wrong("a:" + KEY + ",b:AAAA").contains("The key 'b'"));
    }

    @Test
    void refuseTextThatIsNotBase64() {
        assertTrue(wrong("a:not base64").contains("The key 'a'"));
    }

    @Test
    void refuseTwoKeysOfOneName() {
        assertTrue(wrong("a:" + KEY + ",a:" + KEY).contains("two keys"));
    }

    @Test
    void areNeverPartOfTheSentence() {
        assertFalse(wrong("a:" + KEY + "," + KEY).contains(KEY));
    }

    private static String wrong(String setting) {
        return SealKeys.parse(setting).fold(keys -> "nothing is wrong", fault -> fault.sentence());
    }
}
