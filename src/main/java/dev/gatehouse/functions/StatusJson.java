package dev.gatehouse.functions;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gatehouse.check.Decision;
import dev.gatehouse.evaluation.JsonText;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A check as {@code GET /api/checks/{id}} shows it. Only what is written here is shown: never the token, sealed or not. */
final class StatusJson {

    private StatusJson() {}

    static String of(CheckRecord check) {
        return JsonText.object(out -> {
            out.writeStringField("id", check.id().value());
            out.writeNumberField("run", check.run());
            out.writeStringField("acceptedAt", check.acceptedAt().toString());
            out.writeStringField("deadline", check.deadline().toString());
            phase(check.phase()).write(out);
            if (check.findings().isPresent()) {
                out.writeFieldName("condition");
                out.writeRawValue(check.findings().get());
            }
        });
    }

    private static JsonText.Members phase(Phase phase) {
        return phase.fold(
                evaluating -> out -> {
                    out.writeStringField("phase", "evaluating");
                    out.writeStringField(
                            "nextEvaluation", evaluating.evaluateAt().toString());
                },
                delivering -> out -> {
                    out.writeStringField("phase", "delivering");
                    decision(out, Optional.of(delivering.decision()), Optional.of(delivering.decidedAt()));
                    out.writeNumberField("attempts", delivering.attempts());
                },
                ended -> out -> {
                    out.writeStringField("phase", "ended");
                    decision(out, ended.decision(), ended.decidedAt());
                    out.writeStringField("end", ended.end().name().toLowerCase(Locale.ROOT));
                    out.writeStringField("endReason", ended.reason());
                    out.writeStringField("endedAt", ended.endedAt().toString());
                });
    }

    private static void decision(JsonGenerator out, Optional<Decision> decision, Optional<Instant> decidedAt)
            throws IOException {
        if (decision.isPresent()) {
            out.writeStringField("decision", decision.get().result().word());
            out.writeStringField("reason", decision.get().explained());
        }
        if (decidedAt.isPresent()) {
            out.writeStringField("decidedAt", decidedAt.get().toString());
        }
    }
}
