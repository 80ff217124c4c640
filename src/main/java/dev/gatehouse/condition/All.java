package dev.gatehouse.condition;

import dev.gatehouse.check.Problem;
import java.util.List;
import java.util.Optional;

/** {@code all}: Every one of the conditions holds. */
record All(List<Condition> conditions) implements Condition {

    All {
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("all needs a condition");
        }
    }

    static Optional<Condition> parse(Value value) {
        return value.conditions().map(All::new);
    }

    @Override
    public Finding evaluate(Evidence evidence, Moment moment) {
        Tally tally = Tally.of(conditions, evidence, moment);
        return new Finding("all", tally.all(), tally.parts());
    }

    @Override
    public List<ExternalEvent> events() {
        return conditions.stream().flatMap(part -> part.events().stream()).toList();
    }

    @Override
    public List<Problem> missingFrom(Surroundings surroundings, String path) {
        return Needs.ofParts(conditions, surroundings, path + ".all");
    }
}
