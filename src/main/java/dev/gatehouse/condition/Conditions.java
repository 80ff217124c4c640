package dev.gatehouse.condition;

import java.util.List;
import java.util.Optional;

/** The conditions that a definition can name. Reading one loads none of the others. */
final class Conditions {

    private static final List<String> NAMES = List.of(
            "all",
            "any",
            "not",
            "buildReason",
            "timelineTask",
            "workItems",
            "build",
            "codeCoverage",
            "otherChecks",
            "http",
            "serviceNow",
            "metric",
            "externalEvent");

    private Conditions() {}

    static List<String> names() {
        return NAMES;
    }

    static boolean isKnown(String name) {
        return NAMES.contains(name);
    }

    /** The condition that a key names, from the key's value. */
    static Optional<Condition> parse(String name, Value value) {
        return switch (name) {
            case "all" -> All.parse(value);
            case "any" -> Any.parse(value);
            case "not" -> Not.parse(value);
            case "buildReason" -> BuildReason.parse(value);
            case "timelineTask" -> TimelineTask.parse(value);
            case "workItems" -> WorkItems.parse(value);
            case "build" -> BuildCriteria.parse(value);
            case "codeCoverage" -> CodeCoverage.parse(value);
            case "otherChecks" -> OtherChecks.parse(value);
            case "http" -> Http.parse(value);
            case "serviceNow" -> ServiceNow.parse(value);
            case "metric" -> Metric.parse(value);
            case "externalEvent" -> ExternalEvent.parse(value);
            default -> {
                value.problems()
                        .add(
                                value.path(),
                                "the unknown condition " + Shown.quoted(name),
                                Nearest.advice(name, NAMES, "conditions"));
                yield Optional.empty();
            }
        };
    }
}
