package dev.gatehouse.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gatehouse.webhook.SigningKey.Hash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    private static final byte[] FOX = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);

    /** Test case 2 of RFC 4231. */
    @Test
    void signsWithSha256AsTheStandardHasIt() {
        assertEquals(
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                HexFormat.of().formatHex(new SigningKey("Jefe", "X").sign(Hash.SHA_256, FOX)));
    }

    /** Test case 2 of RFC 2202. */
    @Test
    void signsWithSha1AsTheStandardHasIt() {
        assertEquals(
                "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
                HexFormat.of().formatHex(new SigningKey("Jefe", "X").sign(Hash.SHA_1, FOX)));
    }

    @Test
    void takesTheSecretInUtf8() {
        // What would become of it in an encoding that has no such letters.
        assertFalse(HexFormat.of()
                .formatHex(new SigningKey("ключ", "X").sign(Hash.SHA_256, FOX))
                .equals(HexFormat.of().formatHex(new SigningKey("????", "X").sign(Hash.SHA_256, FOX))));
    }

    @Test
    void printsWithoutTheSecret() {
        assertFalse(new SigningKey("made-up-secret", "X").toString().contains("made-up"));
    }

    @Test
    void refusesASecretThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new SigningKey("", "X"));
    }
}
