package dev.gatehouse.functions;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.evaluation.AtOnceResult;
import dev.gatehouse.evaluation.FindingNode;
import dev.gatehouse.evaluation.JsonText;
import java.io.IOException;
import java.util.List;

/** A decision as {@code POST /api/decisions} answers it. */
final class DecisionJson {

    private DecisionJson() {}

    static String of(AtOnceResult.Decided decided) {
        return JsonText.object(out -> {
            out.writeStringField("result", decided.result().word());
            if (decided.dryRun()) {
                out.writeBooleanField("dryRun", true);
                out.writeStringField("verdict", decided.verdict().word());
            }
            out.writeStringField("reason", decided.explained());
            if (decided.policy().isPresent()) {
                PolicyVersion policy = decided.policy().get();
                out.writeObjectFieldStart("policy");
                out.writeStringField("name", policy.name());
                out.writeStringField("version", policy.version());
                out.writeEndObject();
            }
            out.writeFieldName("conditions");
            nodes(out, decided.conditions());
        });
    }

    private static void nodes(JsonGenerator out, List<FindingNode> nodes) throws IOException {
        out.writeStartArray();
        for (FindingNode node : nodes) {
            out.writeStartObject();
            out.writeStringField("condition", node.condition());
            out.writeStringField("verdict", node.verdict());
            out.writeStringField("reason", node.reason());
            out.writeFieldName("parts");
            nodes(out, node.parts());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
