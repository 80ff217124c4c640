package dev.gatehouse.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Notes;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptNotesTest {

    private static final Notes NOTES =
            new Notes(Map.of("$.require.all[0].http", "{\"at\":\"x\"}", "$.require.all[1]", "2"));

    private final CheckBench bench = new CheckBench();
    private final KeptNotes kept = new KeptNotes(bench.seal.forNotes());
    private final CheckRecord record = Runs.firstRun(bench.delivery(CheckBench.WAITS_FOR_ITEM_12));

    @Test
    void readsWhatItKept() {
        CheckRecord after = kept.keep(record, NOTES);

        assertEquals(Answer.given(NOTES), kept.of(after));
        assertTrue(after.notes().filter(text -> !text.contains("http")).isPresent(), "the notes are sealed");
    }

    @Test
    void keepsNothingWhereThereIsNothing() {
        assertEquals(
                Optional.empty(),
                kept.keep(kept.keep(record, NOTES), Notes.NONE).notes());
        assertEquals(Answer.given(Notes.NONE), kept.of(record));
    }

    @Test
    void beginsAnewWhereTheNotesWereChanged() {
        assertEquals(Answer.given(Notes.NONE), kept.of(record.withNotes(Optional.of("test.AAAA"))));
    }

    @Test
    void beginsAnewWhereTheNotesHaveAnotherForm() {
        String sealed = bench.seal.forNotes().seal("[1]", record.id());

        assertEquals(Answer.given(Notes.NONE), kept.of(record.withNotes(Optional.of(sealed))));
    }

    @Test
    void leavesTheNotesToAnInstanceThatHasTheirKey() {
        Answer<Notes> answer = kept.of(record.withNotes(Optional.of("next.AAAA")));

        boolean mayPass = answer.fold(notes -> false, Fault::mayPass);
        assertTrue(mayPass, answer.toString());
    }

    @Test
    void areGoneOnceTheCheckIsDecided() {
        CheckRecord waiting = kept.keep(record, NOTES);
        Instant now = waiting.dueAt();

        assertEquals(
                Optional.empty(),
                waiting.ended(Phase.End.RUN_OVER, "its run is over", now).notes());
        assertNotEquals(Optional.empty(), waiting.in(waiting.phase(), now).notes());
    }
}
