package dev.gatehouse.condition;

import dev.gatehouse.check.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the tests of conditions start from. */
final class Given {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final Moment MOMENT = new Moment(NOW, Duration.ofMinutes(1), NOW, Notes.NONE, false);

    private Given() {}

    /** The condition that a JSON object names. */
    static Condition condition(String json) {
        return Definitions.parse("{\"require\": " + json + "}").fold(Definition::require, problems -> {
            throw new AssertionError("not a condition: " + problems);
        });
    }

    static List<Problem> problems(String definition) {
        return Definitions.parse(definition).fold(valid -> List.of(), problems -> problems);
    }

    static Finding evaluate(String json, FakeEvidence evidence) {
        return condition(json).evaluate(evidence, MOMENT);
    }

    static Verdict verdict(String json, FakeEvidence evidence) {
        return evaluate(json, evidence).verdict();
    }

    static Verdict waiting(String reason) {
        return new Verdict.Waiting(reason, MOMENT.next());
    }

    static UUID id(int number) {
        return new UUID(0, number);
    }

    static TimelineRecord stage(int id, String name) {
        return new TimelineRecord(
                id(id),
                Optional.empty(),
                "Stage",
                name,
                "completed",
                Optional.of("succeeded"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("ref_" + id));
    }

    static TimelineRecord job(int id, int parent) {
        return new TimelineRecord(
                id(id),
                Optional.of(id(parent)),
                "Job",
                "Job " + id,
                "completed",
                Optional.of("succeeded"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
