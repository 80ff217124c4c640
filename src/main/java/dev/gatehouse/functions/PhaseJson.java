package dev.gatehouse.functions;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gatehouse.check.Decision;
import dev.gatehouse.evaluation.JsonText;
import dev.gatehouse.ledger.Phase;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Where a check is on its way, as members of the JSON that tells of it. */
final class PhaseJson {

    private PhaseJson() {}

    static JsonText.Members of(Phase phase) {
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
                    out.writeStringField("end", ended.end().word());
                    out.writeStringField("endReason", ended.reason());
                    out.writeStringField("endedAt", ended.endedAt().toString());
                });
    }

    private static void decision(JsonGenerator out, Optional<Decision> decision, Optional<Instant> decidedAt)
            throws IOException {
        if (decision.isPresent()) {
            out.writeStringField("decision", decision.get().result().word());
            out.writeStringField("verdict", decision.get().verdict().word());
            out.writeStringField("reason", decision.get().explained());
        }
        if (decidedAt.isPresent()) {
            out.writeStringField("decidedAt", decidedAt.get().toString());
        }
    }
}
