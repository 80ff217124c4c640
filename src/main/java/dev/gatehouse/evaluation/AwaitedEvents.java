package dev.gatehouse.evaluation;

import dev.gatehouse.condition.Definition;
import java.util.List;
import java.util.Optional;

/** The events that a check still waits for. */
public final class AwaitedEvents {

    private static final String CONDITION = "externalEvent ";

    private AwaitedEvents() {}

    /**
     * Their names, in the order in which they stand in the definition.
     *
     * @param findings what the last evaluation found, as a check's record keeps it
     */
    public static List<String> of(Definition definition, Optional<String> findings) {
        List<FindingNode> found = findings.flatMap(FindingNode::parse).stream()
                .flatMap(FindingNode::all)
                .toList();
        return definition.eventNames().stream()
                .filter(name -> isAwaited(name, found))
                .toList();
    }

    /** Several conditions may wait for one event, each with an idea of its own of what counts. */
    private static boolean isAwaited(String name, List<FindingNode> found) {
        List<FindingNode> conditions = found.stream()
                .filter(node -> node.condition().equalsIgnoreCase(CONDITION + name))
                .toList();
        return conditions.isEmpty()
                || conditions.stream().anyMatch(node -> node.verdict().equals(FindingNode.WAITING));
    }
}
