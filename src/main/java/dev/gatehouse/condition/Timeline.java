package dev.gatehouse.condition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The records of a run as the tree that they are. Records with the id of an earlier one are in it, but not as
 * parents.
 */
final class Timeline {

    private final List<TimelineRecord> records;
    private final Map<UUID, TimelineRecord> byId = new HashMap<>();

    Timeline(List<TimelineRecord> records) {
        this.records = records;
        for (TimelineRecord one : records) {
            byId.putIfAbsent(one.id(), one);
        }
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    List<TimelineRecord> tasks() {
        return ofType("Task");
    }

    List<TimelineRecord> stages() {
        return ofType("Stage");
    }

    /** The stage that a record is in. Parents that form a circle are in none. */
    Optional<TimelineRecord> stageOf(TimelineRecord inside) {
        Set<UUID> seen = new HashSet<>();
        Optional<TimelineRecord> at = parentOf(inside);
        while (at.isPresent() && !at.get().isA("Stage")) {
            at = seen.add(at.get().id()) ? parentOf(at.get()) : Optional.empty();
        }
        return at;
    }

    private Optional<TimelineRecord> parentOf(TimelineRecord child) {
        return child.parentId().map(byId::get);
    }

    private List<TimelineRecord> ofType(String type) {
        return records.stream().filter(one -> one.isA(type)).toList();
    }
}
