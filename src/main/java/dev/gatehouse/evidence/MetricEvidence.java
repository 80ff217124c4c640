package dev.gatehouse.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Measured;
import dev.gatehouse.condition.MetricQuestion;
import dev.gatehouse.outbound.Content;
import dev.gatehouse.outbound.HttpCall;
import dev.gatehouse.outbound.HttpReply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiFunction;

/** Measurements, each of them one call that only asks. */
final class MetricEvidence {

    /** How long a server may work for an answer that nobody waits for any longer. */
    private static final int SECONDS = 10;

    private final SourceCalls calls;

    MetricEvidence(SourceCalls calls) {
        this.calls = calls;
    }

    Answer<Measured> measure(MetricQuestion question) {
        return question.fold(
                this::prometheus,
                logs -> kusto("Log Analytics", question, "/v1/workspaces/" + logs.workspace() + "/query"),
                insights -> kusto("Application Insights", question, "/v1/apps/" + insights.app() + "/query"));
    }

    private Answer<Measured> prometheus(MetricQuestion.Prometheus question) {
        SourceRequest request = SourceRequest.get("asking Prometheus", question.connection(), "/api/v1/query")
                .with("query", question.query())
                .with("timeout", SECONDS + "s")
                .asMeasurement();
        return read(request, who("Prometheus", question), PrometheusAnswer::read);
    }

    private Answer<Measured> kusto(String name, MetricQuestion question, String path) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("query", question.query())
                .toString();
        SourceRequest request = SourceRequest.of(
                        "asking " + name, new SourceTarget.Below(question.connection(), path), HttpCall.Method.POST)
                .withHeaders(Map.of("Prefer", "wait=" + SECONDS))
                .withContent(Content.json(body.getBytes(StandardCharsets.UTF_8)))
                .asMeasurement();
        return read(request, who(name, question), LogsAnswer::read);
    }

    private Answer<Measured> read(
            SourceRequest request, String who, BiFunction<JsonNode, String, Answer<Measured>> reader) {
        return calls.send(request).then(received -> json(received, who).then(json -> reader.apply(json, who)));
    }

    private static Answer<JsonNode> json(HttpReply.Received received, String who) {
        return SourceJson.read(received.content())
                .map(Answer::given)
                .orElseGet(() -> Answer.failed(Fault.passing(who + " answered with something else than JSON.")));
    }

    /** Who answers, at the beginning of a sentence. */
    private static String who(String name, MetricQuestion question) {
        return name + " at the connection \"" + question.connection() + "\"";
    }
}
