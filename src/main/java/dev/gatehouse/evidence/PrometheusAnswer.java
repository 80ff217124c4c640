package dev.gatehouse.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.SafeText;
import dev.gatehouse.condition.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What the HTTP API of Prometheus answers to an instant query. */
final class PrometheusAnswer {

    private static final int QUOTED = 200;

    /** Versions that have no place of their own for hints put them among the warnings. */
    private static final String HINT = "PromQL info:";

    private PrometheusAnswer() {}

    /**
     * The measurement in an answer. One with warnings is none: they say that a part of the data is missing or not what it seems.
     *
     * @param who answered, as it begins a fault's sentence
     */
    static Answer<Measured> read(JsonNode answer, String who) {
        if (!answer.path("status").asText().equals("success")) {
            return Answer.failed(Fault.passing(who + " answered with an error"
                    + quoted(answer.path("errorType").asText("") + ": "
                            + answer.path("error").asText(""))));
        }
        Optional<String> warning = StreamSupport.stream(answer.path("warnings").spliterator(), false)
                .map(JsonNode::asText)
                .filter(text -> !text.startsWith(HINT))
                .findFirst();
        return warning.<Answer<Measured>>map(
                        text -> Answer.failed(Fault.passing(who + " answered with a warning" + quoted(text))))
                .orElseGet(() -> read(answer.path("data").path("resultType").asText(""), answer.path("data"), who));
    }

    private static Answer<Measured> read(String resultType, JsonNode data, String who) {
        JsonNode result = data.path("result");
        return switch (resultType) {
            case "vector" -> vector(result, who);
            case "scalar" -> MeasuredNumbers.of(List.of(result.path(1)), who);
            case "matrix" ->
                Answer.failed(Fault.mistake(
                        who + " answered with a range of values for each series: write an instant query, such as"
                                + " rate(errors_total[5m]) instead of errors_total[5m]."));
            case "string" ->
                Answer.failed(Fault.mistake(who + " answered with a text: write a query that gives numbers."));
            default -> Answer.failed(Fault.passing(who + " answered with something else than a result."));
        };
    }

    private static Answer<Measured> vector(JsonNode result, String who) {
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode sample : result) {
            if (sample.has("histogram")) {
                return Answer.failed(
                        Fault.mistake(who + " answered with a histogram: write a query that gives numbers, such as"
                                + " histogram_quantile(0.95, …)."));
            }
            values.add(sample.path("value").path(1));
        }
        return MeasuredNumbers.of(values, who);
    }

    private static String quoted(String text) {
        return " (" + SafeText.line(text, QUOTED) + ").";
    }
}
