package dev.gatehouse.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.condition.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A finding as it is kept and shown: without times, so that two evaluations that found the same are equal.
 *
 * @param condition what was asked
 * @param verdict {@code met, unmet, waiting} or {@code unknown}
 * @param reason why
 * @param parts what it rests on
 */
public record FindingNode(String condition, String verdict, String reason, List<FindingNode> parts) {

    static final String WAITING = "waiting";

    private static final JsonMapper JSON = new JsonMapper();

    public FindingNode {
        parts = List.copyOf(parts);
    }

    static FindingNode of(Finding finding) {
        String verdict =
                finding.verdict().fold(met -> "met", unmet -> "unmet", waiting -> WAITING, unknown -> "unknown");
        return new FindingNode(
                finding.condition(),
                verdict,
                finding.verdict().reason(),
                finding.parts().stream().map(FindingNode::of).toList());
    }

    /** Reads what {@link #json} wrote; empty for anything else. */
    static Optional<FindingNode> parse(String json) {
        try {
            return Optional.of(JSON.readValue(json, FindingNode.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** This node and all inside it. */
    Stream<FindingNode> all() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(FindingNode::all));
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and lists can be written", e);
        }
    }
}
