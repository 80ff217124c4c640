package dev.gatehouse.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.check.Answer;
import dev.gatehouse.condition.Notes;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.seal.NoteSeal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the notes of a check's conditions in its record, sealed. */
final class KeptNotes {

    private static final Logger LOG = LoggerFactory.getLogger(KeptNotes.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final NoteSeal seal;

    KeptNotes(NoteSeal seal) {
        this.seal = seal;
    }

    CheckRecord keep(CheckRecord record, Notes notes) {
        return record.withNotes(
                notes.byPlace().isEmpty() ? Optional.empty() : Optional.of(seal.seal(json(notes), record.id())));
    }

    /**
     * What was kept. A key that this instance lacks may be there in a moment. What does not open or cannot be read counts as nothing:
     * conditions then begin anew, which costs time and no decision.
     */
    Answer<Notes> of(CheckRecord record) {
        return record.notes()
                .map(text -> seal.unseal(text, record.id())
                        .fold(
                                json -> Answer.given(read(json)),
                                fault -> fault.mayPass()
                                        ? Answer.<Notes>failed(fault)
                                        : Answer.given(lost(fault.sentence()))))
                .orElse(Answer.given(Notes.NONE));
    }

    private static String json(Notes notes) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(notes.byPlace()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    private static Notes read(String json) {
        try {
            return new Notes(JSON.readValue(json, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            return lost("they are no JSON object of texts");
        }
    }

    private static Notes lost(String why) {
        LOG.warn("its conditions begin anew, because their notes cannot be read: {}", why);
        return Notes.NONE;
    }
}
