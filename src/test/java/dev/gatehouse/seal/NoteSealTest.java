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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoteSealTest {

    private static final String NOTES = "{\"$.require\":\"https://jobs.contoso.com/7?code=secret\"}";
    private static final CheckId CHECK = CheckId.of(Deliveries.usual());
    private static final CheckId OTHER = CheckId.of(Deliveries.with(Hub.CHECKS, new UUID(1, 2), Map.of()));

    private final TokenSeal tokens = TestSeal.create();
    private final NoteSeal seal = tokens.forNotes();

    @Test
    void opensWhatItSealed() {
        String sealed = seal.seal(NOTES, CHECK);

        assertFalse(sealed.contains("code"), sealed);
        assertEquals(Answer.given(NOTES), seal.unseal(sealed, CHECK));
    }

    @Test
    void opensForNoOtherCheck() {
        assertLasting(seal.unseal(seal.seal(NOTES, CHECK), OTHER));
    }

    @Test
    void takesNoTokenForNotes() {
        assertLasting(seal.unseal(tokens.seal(new JobToken("the-job-token-of-this-test"), CHECK), CHECK));
    }

    @Test
    void givesNoNotesAsAToken() {
        assertLasting(tokens.unseal(seal.seal(NOTES, CHECK), CHECK));
    }

    private static void assertLasting(Answer<?> answer) {
        Fault fault = answer.fold(
                opened -> {
                    throw new AssertionError("it opened");
                },
                failed -> failed);
        assertTrue(fault.isFinal() && fault.sentence().contains("does not open with the key 'test'"), fault.sentence());
    }
}
