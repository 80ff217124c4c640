package dev.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void countsEvaluationsInARowThatFoundTheSame() {
        History history = History.NONE
                .evaluated(NOON, "waiting", "not yet")
                .evaluated(NOON.plusSeconds(60), "waiting", "not yet")
                .evaluated(NOON.plusSeconds(120), "met", "there");

        assertEquals(
                List.of(
                        new History.Evaluated(NOON, NOON.plusSeconds(60), 2, "waiting", "not yet"),
                        new History.Evaluated(NOON.plusSeconds(120), NOON.plusSeconds(120), 1, "met", "there")),
                history.evaluations());
    }

    @Test
    void countsThoseWhoseReasonIsLongerThanWhatIsKept() {
        String reason = "r".repeat(1000);

        History history = History.NONE.evaluated(NOON, "waiting", reason).evaluated(NOON, "waiting", reason);

        assertEquals(2, history.evaluations().get(0).times());
    }

    @Test
    void cutsNoCharacterInHalf() {
        String reason = "r".repeat(History.TEXT - 2) + "\uD83D\uDEA6" + "r";

        History history = History.NONE.evaluated(NOON, "waiting", reason).attempted(NOON, reason);

        String kept = "r".repeat(History.TEXT - 2) + "\u2026";
        assertEquals(kept, history.evaluations().get(0).reason());
        assertEquals(kept, history.attempts().get(0).outcome());
    }

    @Test
    void keepsTheLastOfEachKind() {
        History history = History.NONE;
        for (int i = 0; i < 100; i++) {
            history = history.evaluated(NOON, "waiting", "reason " + i).attempted(NOON, "outcome " + i);
        }

        assertEquals(History.MOST, history.evaluations().size());
        assertEquals("reason 99", history.evaluations().get(History.MOST - 1).reason());
        assertEquals(History.MOST, history.attempts().size());
        assertEquals("outcome 99", history.attempts().get(History.MOST - 1).outcome());
    }

    @Test
    void leavesOutWhatCannotBeRead() {
        assertEquals(History.NONE, HistoryJson.read("no JSON"));
        assertEquals(
                History.NONE.evaluated(NOON, "met", "there"),
                HistoryJson.read("{\"e\":[[1],[1767268800000,1767268800000,1,\"met\",\"there\"]],\"a\":[[\"x\"]]}"));
    }
}
