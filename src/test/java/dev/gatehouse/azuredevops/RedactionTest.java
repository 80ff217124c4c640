package dev.gatehouse.azuredevops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.JobToken;
import dev.gatehouse.outbound.Secret;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final String TOKEN = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final Redaction redaction = new Redaction(new JobToken(TOKEN), Secret.basic("", TOKEN));

    @Test
    void takesOutTheTokenWhereverItIs() {
        assertEquals("[redacted] is not \"[redacted]\".", redaction.of(TOKEN + " is not \"" + TOKEN + "\"."));
    }

    @Test
    void takesOutWhatIsLeftOfATokenThatWasCut() {
        assertEquals("bad: [redacted]...", redaction.of("bad: " + TOKEN.substring(0, 12) + "..."));
        assertEquals("bad: [redacted]...", redaction.of("bad: " + TOKEN.substring(7, 30) + "..."));
    }

    @Test
    void takesOutTheHeader() {
        String header = Secret.basic("", TOKEN).value();
        assertEquals("[redacted]", redaction.of(header));
        assertEquals("Bearer [redacted]!", redaction.of("Bearer " + header.substring(8, 25) + "!"));
    }

    @Test
    void takesOutATokenThatIsShort() {
        Redaction ofShort = new Redaction(new JobToken("abc"), Secret.basic("", "abc"));
        assertEquals("x[redacted]y", ofShort.of("xabcy"));
    }

    @Test
    void leavesEverythingElse() {
        String text = "TF400813: The user is not authorized, 0123456789a.";
        assertEquals(text, redaction.of(text));
    }
}
