package dev.gatehouse.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final String TOKEN = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final Redaction redaction =
            new Redaction(List.of(TOKEN, Secret.basic("", TOKEN).value()));

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
        Redaction ofShort = new Redaction(List.of("abc"));
        assertEquals("x[redacted]y", ofShort.of("xabcy"));
    }

    @Test
    void leavesEverythingElse() {
        String text = "TF400813: The user is not authorized, 0123456789a.";
        assertEquals(text, redaction.of(text));
    }

    @Test
    void leavesTheTextWhereASecretIsEmpty() {
        assertEquals("nothing", new Redaction(List.of("")).of("nothing"));
    }

    @Test
    void takesOutEverySecret() {
        assertEquals(
                "user [redacted], password [redacted]",
                new Redaction(List.of("alice", "wonderland")).of("user alice, password wonderland"));
    }

    @Test
    void printsNoSecret() {
        assertEquals("Redaction[redacted]", redaction.toString());
    }
}
