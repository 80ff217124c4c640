package dev.gatehouse.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A history as the text of a column: {@code {"e":[[1772359264000,1772359384000,3,"waiting","…"]],"a":[[1772359384000,"…"]]}}. Nothing
 * is decided by it: what cannot be read is left out.
 */
final class HistoryJson {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long YEAR_10000 = 253_402_300_800_000L;

    private HistoryJson() {}

    static String write(History history) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode evaluations = root.putArray("e");
        history.evaluations()
                .forEach(one -> evaluations
                        .addArray()
                        .add(one.first().toEpochMilli())
                        .add(one.last().toEpochMilli())
                        .add(one.times())
                        .add(one.verdict())
                        .add(one.reason()));
        ArrayNode attempts = root.putArray("a");
        history.attempts()
                .forEach(one -> attempts.addArray().add(one.at().toEpochMilli()).add(one.outcome()));
        return root.toString();
    }

    static History read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            List<History.Evaluated> evaluations = new ArrayList<>();
            root.path("e").forEach(one -> {
                if (isTime(one.path(0)) && isTime(one.path(1)) && one.path(2).isInt()) {
                    evaluations.add(new History.Evaluated(
                            time(one.path(0)),
                            time(one.path(1)),
                            one.path(2).intValue(),
                            one.path(3).asText(),
                            one.path(4).asText()));
                }
            });
            List<History.Attempt> attempts = new ArrayList<>();
            root.path("a").forEach(one -> {
                if (isTime(one.path(0))) {
                    attempts.add(
                            new History.Attempt(time(one.path(0)), one.path(1).asText()));
                }
            });
            return new History(newest(evaluations), newest(attempts));
        } catch (JsonProcessingException e) {
            return History.NONE;
        }
    }

    private static <T> List<T> newest(List<T> entries) {
        return entries.subList(Math.max(0, entries.size() - History.MOST), entries.size());
    }

    private static boolean isTime(JsonNode node) {
        return node.isIntegralNumber() && node.longValue() >= 0 && node.longValue() < YEAR_10000;
    }

    private static Instant time(JsonNode node) {
        return Instant.ofEpochMilli(node.longValue());
    }
}
