package dev.gatehouse.condition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The conditions that a definition can name. */
final class Conditions {

    private static final Map<String, Function<Value, Optional<Condition>>> PARSERS = new LinkedHashMap<>();

    static {
        PARSERS.put("all", All::parse);
        PARSERS.put("any", Any::parse);
        PARSERS.put("not", Not::parse);
        PARSERS.put("buildReason", BuildReason::parse);
        PARSERS.put("timelineTask", TimelineTask::parse);
        PARSERS.put("workItems", WorkItems::parse);
        PARSERS.put("build", BuildCriteria::parse);
        PARSERS.put("codeCoverage", CodeCoverage::parse);
        PARSERS.put("otherChecks", OtherChecks::parse);
        PARSERS.put("http", Http::parse);
        PARSERS.put("serviceNow", ServiceNow::parse);
        PARSERS.put("metric", Metric::parse);
        PARSERS.put("externalEvent", ExternalEvent::parse);
    }

    private Conditions() {}

    static List<String> names() {
        return List.copyOf(PARSERS.keySet());
    }

    static boolean isKnown(String name) {
        return PARSERS.containsKey(name);
    }

    /** The condition that a key names, from the key's value. */
    static Optional<Condition> parse(String name, Value value) {
        Function<Value, Optional<Condition>> parser = PARSERS.get(name);
        if (parser == null) {
            value.problems()
                    .add(
                            value.path(),
                            "the unknown condition " + Shown.quoted(name),
                            Nearest.advice(name, PARSERS.keySet(), "conditions"));
            return Optional.empty();
        }
        return parser.apply(value);
    }
}
