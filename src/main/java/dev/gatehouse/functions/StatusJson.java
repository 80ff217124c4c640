package dev.gatehouse.functions;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gatehouse.check.Decision;
import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.evaluation.JsonText;
import dev.gatehouse.evaluation.MeasuredMetric;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.History;
import dev.gatehouse.ledger.Phase;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A check as {@code GET /api/checks/{id}} shows it. Only what is written here is shown: never the token, sealed or not. */
final class StatusJson {

    private StatusJson() {}

    /** @param dryRun whether an undecided check is a dry run; of one that is decided, the decision says it */
    static String of(CheckRecord check, boolean dryRun, StatusLinks links) {
        return JsonText.object(out -> {
            out.writeStringField("id", check.id().value());
            out.writeNumberField("run", check.run());
            policy(check.policy(), out);
            out.writeStringField("project", check.delivery().projectId().toString());
            Optional<Integer> buildId = check.delivery().variables().buildId();
            if (buildId.isPresent()) {
                out.writeNumberField("buildId", buildId.get());
            }
            out.writeStringField("acceptedAt", check.acceptedAt().toString());
            out.writeStringField("deadline", check.deadline().toString());
            out.writeBooleanField(
                    "dryRun", decision(check).map(Decision::dryRun).orElse(dryRun));
            PhaseJson.of(check.phase()).write(out);
            if (check.findings().isPresent()) {
                out.writeFieldName("condition");
                out.writeRawValue(check.findings().get());
            }
            measurements(check.findings().map(MeasuredMetric::among).orElse(List.of()), out);
            history(check.history().evaluations(), out);
            deliveries(check.history().attempts(), out);
            links.write(out);
        });
    }

    private static Optional<Decision> decision(CheckRecord check) {
        return check.phase()
                .fold(
                        evaluating -> Optional.empty(),
                        delivering -> Optional.of(delivering.decision()),
                        Phase.Ended::decision);
    }

    /** The policy of a check, where it has one. */
    static void policy(Optional<PolicyVersion> policy, JsonGenerator out) throws IOException {
        if (policy.isPresent()) {
            out.writeObjectFieldStart("policy");
            out.writeStringField("name", policy.get().name());
            out.writeStringField("version", policy.get().version());
            out.writeEndObject();
        }
    }

    private static void measurements(List<MeasuredMetric> metrics, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("measurements");
        for (MeasuredMetric metric : metrics) {
            out.writeStartObject();
            out.writeStringField("metric", metric.metric());
            out.writeArrayFieldStart("last");
            for (MeasuredMetric.Measurement one : metric.measurements()) {
                out.writeStartObject();
                out.writeStringField("at", one.at());
                out.writeStringField("verdict", one.verdict());
                out.writeStringField("value", one.value());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void history(List<History.Evaluated> evaluations, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("history");
        for (History.Evaluated one : evaluations) {
            out.writeStartObject();
            out.writeStringField("first", one.first().toString());
            out.writeStringField("last", one.last().toString());
            out.writeNumberField("times", one.times());
            out.writeStringField("verdict", one.verdict());
            out.writeStringField("reason", one.reason());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void deliveries(List<History.Attempt> attempts, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("deliveries");
        for (History.Attempt one : attempts) {
            out.writeStartObject();
            out.writeStringField("at", one.at().toString());
            out.writeStringField("outcome", one.outcome());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
