package dev.gatehouse.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SealKeysTest {

    private static final String KEY = TokenSealTest.key((byte) 0x5f);

    /** So many characters in a row of a setting are part of a secret. */
    private static final int SECRET = 8;

    @Test
    void theFirstSeals() {
        String sealing = SealKeys.parse("a:" + KEY + ", b:" + KEY).fold(SealKeys::sealingId, fault -> fault.sentence());
        assertEquals("a", sealing);
    }

    @Test
    void tellHowToMakeOneWhenMissing() {
        assertOneSentence(SealKeys.missing().sentence());
    }

    @ParameterizedTest
    @MethodSource
    void tellHowToMakeOneInOneSentenceWithNothingOfTheSetting(String setting, String what) {
        String sentence = wrong(setting);
        assertTrue(sentence.startsWith(what + ": set it to "), sentence);
        assertOneSentence(sentence);
        for (int at = 0; at + SECRET <= setting.length(); at++) {
            String piece = setting.substring(at, at + SECRET);
            assertFalse(sentence.contains(piece), () -> sentence + " shows " + piece);
        }
    }

    static Stream<Arguments> tellHowToMakeOneInOneSentenceWithNothingOfTheSetting() {
        String noId =
                " of GATEHOUSE_SEAL_KEYS does not begin with an id of 1 to 32 letters, digits, _ or - and a colon";
        String noKey = " of GATEHOUSE_SEAL_KEYS is not the base64 of 32 bytes";
        String half = KEY.substring(0, 22);
        String hex = "5f".repeat(32);
        return Stream.of(
                Arguments.of(KEY, "Entry 1" + noId),
                Arguments.of(":" + KEY, "Entry 1" + noId),
                Arguments.of(KEY + ":k1", "Entry 1" + noId),
                Arguments.of("my key:" + KEY, "Entry 1" + noId),
                Arguments.of("k".repeat(33) + ":" + KEY, "Entry 1" + noId),
                Arguments.of("k1=" + KEY, "Entry 1" + noId),
                Arguments.of("k1:" + KEY + ",", "Entry 2" + noId),
                Arguments.of("k1:" + KEY + ";k2:" + KEY, "The key in entry 1" + noKey),
                Arguments.of("k1:" + KEY + ",k2:" + half, "The key in entry 2" + noKey),
                Arguments.of(half + ":k1", "The key in entry 1" + noKey),
                Arguments.of("k1:" + hex, "The key in entry 1" + noKey),
                Arguments.of("k1:" + KEY.replace('X', '!'), "The key in entry 1" + noKey),
                Arguments.of("k1:" + KEY.substring(0, 40), "The key in entry 1" + noKey),
                Arguments.of("k1: " + KEY, "The key in entry 1" + noKey),
                Arguments.of("k1:", "The key in entry 1" + noKey),
                Arguments.of("@Microsoft.KeyVault(VaultName=v;SecretName=s)", "Entry 1" + noId),
                Arguments.of(
                        "k1:" + KEY + ",k1:" + TokenSealTest.key((byte) 9),
                        "Entry 2 of GATEHOUSE_SEAL_KEYS has the id of an entry before it"));
    }

    private static void assertOneSentence(String sentence) {
        assertTrue(sentence.contains("echo \"k1:$(openssl rand -base64 32)\""), sentence);
        assertTrue(
                sentence.endsWith(".")
                        && sentence.indexOf(". ") < 0
                        && sentence.lines().count() == 1,
                sentence);
    }

    private static String wrong(String setting) {
        return SealKeys.parse(setting).fold(keys -> "nothing is wrong", fault -> fault.sentence());
    }
}
