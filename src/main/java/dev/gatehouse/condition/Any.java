package dev.gatehouse.condition;

import dev.gatehouse.check.Problem;
import java.util.List;
import java.util.Optional;

/** {@code any}: At least one of the conditions holds. */
record Any(List<Condition> conditions) implements Condition {

    Any {
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("any needs a condition");
        }
    }

    static Optional<Condition> parse(Value value) {
        return value.conditions().map(Any::new);
    }

    @Override
    public Finding evaluate(Evidence evidence, Moment moment) {
        Tally tally = Tally.of(conditions, evidence, moment);
        return new Finding("any", tally.any(), tally.parts());
    }

    @Override
    public List<ExternalEvent> events() {
        return conditions.stream().flatMap(part -> part.events().stream()).toList();
    }

    @Override
    public List<Problem> missingFrom(Surroundings surroundings, String path) {
        return Needs.ofParts(conditions, surroundings, path + ".any");
    }
}
