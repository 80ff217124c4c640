package dev.gatehouse.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class JobTokenTest {

    private static final String VALUE = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final JobToken token = new JobToken(VALUE);

    @Test
    void isTakenOutOfATextWhereverItStands() {
        assertEquals("(the job token) is not (the job token).", token.removedFrom(VALUE + " is not " + VALUE + "."));
    }

    @Test
    void isTakenOutOfATextThatWasCut() {
        assertEquals("\"(the job token)…", token.removedFrom("\"" + VALUE.substring(0, 30) + "…"));
        assertEquals("…(the job token)\"", token.removedFrom("…" + VALUE.substring(20) + "\""));
    }

    @Test
    void isTakenOutWhereverAPieceBegins() {
        String piece = VALUE.substring(7, 23);
        for (int before = 0; before < 20; before++) {
            String around = "!".repeat(before);
            assertEquals(around + "(the job token)?", token.removedFrom(around + piece + "?"));
        }
    }

    @Test
    void leavesWhatIsTooShortToBeWorthAnything() {
        assertEquals("0123456789abcde", token.removedFrom("0123456789abcde"));
        assertEquals("a token", new JobToken("token").removedFrom("a token"));
    }

    @Test
    void isNeverShown() {
        assertEquals("JobToken[redacted]", token.toString());
    }
}
