package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.Answer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What holds for signatures wherever they are remembered. */
abstract class SeenSignaturesContract {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String ONE = "0a".repeat(32);
    private static final String OTHER = "0b".repeat(32);

    private final SeenSignatures seen;

    /** @param empty remembers nothing yet, and is this test's alone */
    SeenSignaturesContract(SeenSignatures empty) {
        this.seen = empty;
    }

    @Test
    void aSignatureIsGoodForOneUse() {
        assertEquals(Answer.given(true), seen.use(ONE, "check/1/approved", NOW));

        assertEquals(Answer.given(false), seen.use(ONE, "check/1/deployed", NOW));
        assertEquals(Answer.given(false), seen.use(ONE, "other/1/approved", NOW));
    }

    @Test
    void theSameUseAgainIsNoneMore() {
        seen.use(ONE, "check/1/approved", NOW);

        assertEquals(Answer.given(true), seen.use(ONE, "check/1/approved", NOW.plusSeconds(60)));
    }

    @Test
    void eachSignatureHasItsOwnUse() {
        seen.use(ONE, "check/1/approved", NOW);

        assertEquals(Answer.given(true), seen.use(OTHER, "check/1/deployed", NOW));
    }

    @Test
    void forgetsTheOldOnesOnly() {
        seen.use(ONE, "one", NOW);
        seen.use(OTHER, "one", NOW.plusMillis(1));

        assertEquals(Answer.given(1), seen.forget(NOW.plusMillis(1), 10));

        assertEquals(Answer.given(true), seen.use(ONE, "another", NOW));
        assertEquals(Answer.given(false), seen.use(OTHER, "another", NOW));
    }

    @Test
    void forgetsNoMoreThanItIsAsked() {
        seen.use(ONE, "one", NOW);
        seen.use(OTHER, "one", NOW);

        assertEquals(Answer.given(1), seen.forget(NOW.plusSeconds(1), 1));
        assertEquals(Answer.given(1), seen.forget(NOW.plusSeconds(1), 1));
        assertEquals(Answer.given(0), seen.forget(NOW.plusSeconds(1), 1));
    }
}
