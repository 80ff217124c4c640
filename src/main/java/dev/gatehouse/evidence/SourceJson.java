package dev.gatehouse.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.check.SafeText;
import dev.gatehouse.outbound.Content;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Reads what sources answer. Numbers are what is written, to the last digit. */
final class SourceJson {

    private static final int DEEPEST = 200;
    private static final int TYPE_CHARACTERS = 60;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private SourceJson() {}

    /** The document; empty for what is none, whatever its type says. */
    static Optional<JsonNode> read(Content content) {
        try {
            return Optional.of(JSON.readTree(content.bytes())).filter(json -> !json.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What came, without any of it: {@code text/html, 512 bytes}. */
    static String form(Content content) {
        if (content.isEmpty()) {
            return "nothing";
        }
        String type = content.type().split(";", 2)[0].strip();
        return (type.isEmpty() ? "no type" : SafeText.line(type, TYPE_CHARACTERS)) + ", "
                + String.format(Locale.ROOT, "%,d bytes", content.bytes().length);
    }
}
