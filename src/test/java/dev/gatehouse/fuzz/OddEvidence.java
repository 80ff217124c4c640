package dev.gatehouse.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Variables;
import dev.gatehouse.condition.Build;
import dev.gatehouse.condition.CoverageStat;
import dev.gatehouse.condition.CoverageSummary;
import dev.gatehouse.condition.Evidence;
import dev.gatehouse.condition.Sources;
import dev.gatehouse.condition.StageCheck;
import dev.gatehouse.condition.TimelineRecord;
import dev.gatehouse.condition.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** A world that says again what was delivered, and odd things of its own. */
final class OddEvidence implements Evidence {

    private final Variables variables;
    private final List<String> delivered;
    private final SplittableRandom random;

    OddEvidence(Variables variables, List<String> delivered, SplittableRandom random) {
        this.variables = variables;
        this.delivered = delivered;
        this.random = random;
    }

    @Override
    public Variables variables() {
        return variables;
    }

    @Override
    public Answer<Build> build() {
        return answer(() -> new Build(42, "inProgress", text(), text()));
    }

    @Override
    public Answer<JsonNode> buildResource() {
        return answer(() -> {
            ObjectNode resource = JsonNodeFactory.instance.objectNode().put("id", 42);
            resource.put("reason", text()).put("sourceBranch", text());
            resource.putObject("requestedFor").put("displayName", text());
            resource.putArray("tags").add(text()).addNull();
            return resource;
        });
    }

    @Override
    public Answer<List<TimelineRecord>> timeline() {
        return answer(() -> {
            List<TimelineRecord> records = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                records.add(new TimelineRecord(
                        new UUID(0, i),
                        Optional.of(new UUID(0, random.nextInt(8))),
                        random.nextInt(3) == 0 ? "Stage" : "Task",
                        text(),
                        random.nextInt(3) == 0 ? text() : "completed",
                        random.nextInt(3) == 0 ? Optional.empty() : Optional.of(text()),
                        Optional.empty(),
                        Optional.of(text()),
                        Optional.of(text())));
            }
            return records;
        });
    }

    @Override
    public Answer<Set<Integer>> linkedWorkItems(Link link) {
        return answer(() -> {
            Set<Integer> ids = new TreeSet<>();
            for (int left = random.nextInt(6); left > 0; left--) {
                ids.add(random.nextInt(Integer.MAX_VALUE));
            }
            return ids;
        });
    }

    @Override
    public Answer<List<WorkItem>> workItems(Set<Integer> ids) {
        return answer(() -> ids.stream()
                .filter(id -> random.nextInt(5) > 0)
                .map(id -> new WorkItem(id, text(), text(), text(), text()))
                .toList());
    }

    @Override
    public Answer<String> stateCategory(WorkItem item) {
        return answer(() -> random.nextBoolean() ? "Completed" : text());
    }

    @Override
    public Answer<CoverageSummary> coverage() {
        return answer(() -> {
            List<CoverageStat> stats = new ArrayList<>();
            for (int left = random.nextInt(4); left > 0; left--) {
                long total = random.nextInt(3) == 0 ? random.nextInt(2) : random.nextLong(Integer.MAX_VALUE);
                String label = random.nextBoolean() ? "Lines" : "x" + text();
                stats.add(new CoverageStat(label, random.nextLong(total + 1), total));
            }
            return new CoverageSummary(word("completed"), word("none"), stats);
        });
    }

    @Override
    public Answer<List<StageCheck>> stageChecks() {
        return answer(() -> {
            List<StageCheck> checks = new ArrayList<>();
            for (int left = random.nextInt(5); left > 0; left--) {
                checks.add(new StageCheck(
                        word(random.nextBoolean() ? "running" : "approved"),
                        text(),
                        Optional.empty(),
                        word("Task Check"),
                        Optional.of(left),
                        random.nextBoolean() ? Optional.empty() : Optional.of(word("main"))));
            }
            return checks;
        });
    }

    /** Mostly what is usual. */
    private String word(String usual) {
        return random.nextInt(5) == 0 ? text() : usual;
    }

    @Override
    public Sources sources() {
        return new OddSources(this, random);
    }

    <T> Answer<T> answer(Supplier<T> given) {
        return random.nextInt(8) == 0
                ? Answer.failed(Fault.mistake("Somebody said " + text() + "."))
                : Answer.given(given.get());
    }

    String text() {
        return delivered.isEmpty() || random.nextInt(3) == 0 ? OddTexts.any(random) : OddTexts.of(delivered, random);
    }
}
