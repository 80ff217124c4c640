package dev.gatehouse.condition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.check.Limits;
import java.util.Optional;

/**
 * What came with an event.
 *
 * @param json the document; absent where it was none
 */
public record EventBody(Optional<JsonNode> json) {

    /** Numbers are what is written, to the last digit. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Limits.JSON_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Reads a body of any text. */
    public static EventBody of(String text) {
        try {
            return new EventBody(Optional.of(JSON.readTree(text)).filter(json -> !json.isMissingNode()));
        } catch (JsonProcessingException e) {
            return new EventBody(Optional.empty());
        }
    }
}
