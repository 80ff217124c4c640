package dev.gatehouse.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.condition.Measured;
import dev.gatehouse.condition.MetricQuestion;
import dev.gatehouse.condition.Sources;
import dev.gatehouse.condition.TableQuestion;
import dev.gatehouse.condition.TableRecord;
import dev.gatehouse.condition.WebAnswer;
import dev.gatehouse.condition.WebQuestion;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Sources outside Azure DevOps that answer oddly. */
final class OddSources implements Sources {

    private final OddEvidence evidence;
    private final SplittableRandom random;

    OddSources(OddEvidence evidence, SplittableRandom random) {
        this.evidence = evidence;
        this.random = random;
    }

    @Override
    public Answer<WebAnswer> http(WebQuestion question) {
        return evidence.answer(() -> new WebAnswer(
                random.nextInt(3) == 0 ? 202 : 200 + random.nextInt(10),
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(json()),
                "application/json",
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(URI.create("https://example.org/" + "a".repeat(random.nextInt(3000)))),
                random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofSeconds(random.nextLong(100_000)))));
    }

    @Override
    public Answer<List<TableRecord>> records(TableQuestion question) {
        return evidence.answer(() -> {
            List<TableRecord> records = new ArrayList<>();
            for (int left = random.nextInt(4); left > 0; left--) {
                Map<String, TableRecord.Field> fields = new HashMap<>();
                question.fields().stream()
                        .filter(name -> random.nextInt(6) > 0)
                        .forEach(name -> fields.put(name, new TableRecord.Field(evidence.text(), evidence.text())));
                records.add(new TableRecord(fields));
            }
            return records;
        });
    }

    @Override
    public Answer<Measured> measure(MetricQuestion question) {
        return evidence.answer(() -> {
            if (random.nextInt(4) == 0) {
                return new Measured.Nothing("no data");
            }
            List<BigDecimal> values = new ArrayList<>();
            for (int left = random.nextInt(1 + random.nextInt(50)); left >= 0; left--) {
                values.add(BigDecimal.valueOf(random.nextLong(), random.nextInt(-400, 400)));
            }
            return new Measured.Numbers(values);
        });
    }

    private JsonNode json() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("status", evidence.text());
        answer.put("value", random.nextInt());
        return answer;
    }
}
