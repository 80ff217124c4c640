package dev.gatehouse.condition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measurements as the note of a check: {@code {"s":2,"f":0,"e":0,"due":1772359384000,"last":[[1772359264,"S","0.982"]]}}, short enough
 * whatever was measured. Of older measurements the text is cut, then the oldest are left out; counters never suffer.
 */
final class MeasurementsNote {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int OLDER_TEXT = 60;
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration ONE_MILLISECOND = Duration.ofMillis(1);
    private static final Duration LAST_TIME = Duration.between(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

    private MeasurementsNote() {}

    static String write(Measurements measurements) {
        List<Measurement> last = measurements.last();
        for (int from = 0; from < last.size(); from++) {
            String text = json(measurements, last.subList(from, last.size()));
            if (text.length() <= Limits.NOTE) {
                return text;
            }
        }
        return json(measurements, List.of());
    }

    /** What was written; empty for anything else. */
    static Optional<Measurements> read(String text) {
        try {
            return read(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String json(Measurements measurements, List<Measurement> kept) {
        ObjectNode root = JSON.createObjectNode()
                .put("s", measurements.successes())
                .put("f", measurements.failures())
                .put("e", measurements.errorsInARow())
                .put("due", measurements.due().toEpochMilli());
        ArrayNode last = root.putArray("last");
        for (int i = 0; i < kept.size(); i++) {
            Measurement one = kept.get(i);
            boolean isNewest = i == kept.size() - 1;
            last.addArray()
                    .add(one.at().getEpochSecond())
                    .add(one.kind().name().substring(0, 1))
                    .add(isNewest ? one.text() : Shown.plain(one.text(), OLDER_TEXT));
        }
        return root.toString();
    }

    private static Optional<Measurements> read(JsonNode root) {
        List<Measurement> last = new ArrayList<>();
        for (JsonNode one : root.path("last")) {
            measurement(one).ifPresent(last::add);
        }
        boolean isWhole = isCount(root.path("s"))
                && isCount(root.path("f"))
                && isCount(root.path("e"))
                && isTime(root.path("due"), ONE_MILLISECOND)
                && root.path("last").isArray()
                && last.size() == root.path("last").size()
                && last.size() <= Measurements.KEPT;
        return isWhole
                ? Optional.of(new Measurements(
                        root.path("s").intValue(),
                        root.path("f").intValue(),
                        root.path("e").intValue(),
                        Instant.ofEpochMilli(root.path("due").longValue()),
                        last))
                : Optional.empty();
    }

    private static Optional<Measurement> measurement(JsonNode one) {
        for (Measurement.Kind kind : Measurement.Kind.values()) {
            if (kind.name().substring(0, 1).equals(one.path(1).asText())
                    && isTime(one.path(0), ONE_SECOND)
                    && one.path(2).isTextual()
                    && !one.path(2).textValue().isBlank()) {
                return Optional.of(new Measurement(
                        Instant.ofEpochSecond(one.path(0).longValue()),
                        kind,
                        one.path(2).textValue()));
            }
        }
        return Optional.empty();
    }

    private static boolean isTime(JsonNode node, Duration unit) {
        return node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= 0
                && node.longValue() <= LAST_TIME.dividedBy(unit);
    }

    private static boolean isCount(JsonNode node) {
        return node.isInt() && node.intValue() >= 0;
    }
}
