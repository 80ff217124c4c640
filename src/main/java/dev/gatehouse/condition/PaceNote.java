package dev.gatehouse.condition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Limits;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unmet;
import dev.gatehouse.condition.Verdict.Waiting;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a condition with a pace of its own keeps.
 *
 * @param is the verdict in a word; empty where it was not known
 * @param reason the verdict's
 * @param until how long that is the answer
 * @param kept what the condition itself has to know
 */
record PaceNote(String is, String reason, Instant until, Optional<String> kept) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MET = "met";
    private static final String UNMET = "unmet";
    private static final String WAITING = "waiting";
    private static final String UNKNOWN = "";

    static PaceNote of(Pace.Found found) {
        String is = found.verdict().fold(met -> MET, unmet -> UNMET, waiting -> WAITING, unknown -> UNKNOWN);
        return new PaceNote(is, is.equals(UNKNOWN) ? "" : found.verdict().reason(), found.until(), found.kept());
    }

    /** Whatever cannot be read counts as nothing. */
    static Optional<PaceNote> read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return Optional.of(new PaceNote(
                    json.path("is").asText(),
                    json.path("reason").asText(),
                    Instant.parse(json.path("until").asText()),
                    Optional.ofNullable(json.get("kept")).map(JsonNode::asText)));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The verdict, as long as it is the answer. */
    Optional<Verdict> verdict(Instant now) {
        if (!now.isBefore(until) || reason.isBlank()) {
            return Optional.empty();
        }
        return switch (is) {
            case MET -> Optional.of(new Met(reason));
            case UNMET -> Optional.of(new Unmet(reason));
            case WAITING -> Optional.of(new Waiting(reason, until));
            default -> Optional.empty();
        };
    }

    /** The note; a reason that does not fit is left out, and then the condition asks again sooner. */
    Optional<Note> at(String place) {
        if (is.equals(UNKNOWN) && kept.isEmpty()) {
            return Optional.empty();
        }
        String text = text();
        return text.length() <= Limits.NOTE
                ? Optional.of(new Note(place, text))
                : new PaceNote(UNKNOWN, "", until, kept).at(place);
    }

    private String text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("is", is).put("reason", reason).put("until", until.toString());
        kept.ifPresent(text -> json.put("kept", text));
        return json.toString();
    }
}
