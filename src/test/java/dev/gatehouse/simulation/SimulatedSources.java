package dev.gatehouse.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.gatehouse.check.Answer;
import dev.gatehouse.condition.Measured;
import dev.gatehouse.condition.MetricQuestion;
import dev.gatehouse.condition.Sources;
import dev.gatehouse.condition.TableQuestion;
import dev.gatehouse.condition.TableRecord;
import dev.gatehouse.condition.WebAnswer;
import dev.gatehouse.condition.WebQuestion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is outside Azure DevOps says the same as what is inside, and fails in the same way. */
final class SimulatedSources implements Sources {

    private final SimulatedEvidence evidence;

    SimulatedSources(SimulatedEvidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public Answer<WebAnswer> http(WebQuestion question) {
        return evidence.ask(
                "http",
                () -> new WebAnswer(
                        200,
                        Optional.of(JsonNodeFactory.instance.objectNode().put("holds", evidence.isTold())),
                        "application/json",
                        Optional.empty(),
                        Optional.empty()));
    }

    @Override
    public Answer<List<TableRecord>> records(TableQuestion question) {
        return evidence.ask("records", () -> {
            String approval = evidence.isTold() ? "Approved" : "Requested";
            return List.of(new TableRecord(Map.of(
                    "number", new TableRecord.Field("CHG0030001", "CHG0030001"),
                    "approval", new TableRecord.Field(approval, approval))));
        });
    }

    @Override
    public Answer<Measured> measure(MetricQuestion question) {
        return evidence.ask(
                "measurement",
                () -> new Measured.Numbers(List.of(evidence.isTold() ? BigDecimal.ONE : BigDecimal.ZERO)));
    }
}
