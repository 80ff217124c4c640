package dev.gatehouse.devhost.pipelines;

import dev.gatehouse.devhost.scenario.Scenario;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The work items as they are now. Guarded by its world's lock. */
final class Boards {

    private final Map<Integer, Scenario.WorkItem> items = new LinkedHashMap<>();
    private final Map<Integer, String> states = new HashMap<>();
    private final Map<String, Map<String, String>> types;

    Boards(List<Scenario.WorkItem> items, Map<String, Map<String, String>> types) {
        this.types = types;
        for (Scenario.WorkItem item : items) {
            this.items.put(item.id(), item);
            states.put(item.id(), item.state());
        }
    }

    Optional<Scenario.WorkItem> item(int id) {
        return Optional.ofNullable(items.get(id));
    }

    String state(Scenario.WorkItem item) {
        return states.getOrDefault(item.id(), item.state());
    }

    void move(int id, String state) {
        states.put(id, state);
    }

    /** The states of a type with their categories, in order. */
    Optional<Map<String, String>> states(String type) {
        return types.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(type))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
