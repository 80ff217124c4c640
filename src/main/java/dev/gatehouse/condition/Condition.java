package dev.gatehouse.condition;

import dev.gatehouse.check.Problem;
import java.util.List;

/** A rule. Implementations are records, know nothing of clocks or networks, and give the same finding for the same evidence. */
public interface Condition {

    /** Evaluates the rule; asks for no more evidence than it needs. */
    Finding evaluate(Evidence evidence, Moment moment);

    /** Whether its definition can say, with {@code "otherwise"}, that it does not hold rather than waits. */
    default boolean takesOtherwise() {
        return true;
    }

    /**
     * What a delivery or the app lacks for this rule ever to be evaluated, such as the header {@code BuildId} or a connection;
     * told when the check is accepted rather than when it fails.
     *
     * @param path the JSON path of this condition, for the problems' sentences
     */
    default List<Problem> missingFrom(Surroundings surroundings, String path) {
        return List.of();
    }

    /** The events that it waits for, itself or in the conditions inside. */
    default List<ExternalEvent> events() {
        return List.of();
    }
}
