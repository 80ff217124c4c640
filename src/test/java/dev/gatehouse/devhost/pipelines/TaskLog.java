package dev.gatehouse.devhost.pipelines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A log of a plan. Guarded by its world's lock. */
final class TaskLog {

    private final int id;
    private final String path;
    private final Instant createdOn;
    private final List<String> lines = new ArrayList<>();

    TaskLog(int id, String path, Instant createdOn) {
        this.id = id;
        this.path = path;
        this.createdOn = createdOn;
    }

    int id() {
        return id;
    }

    String path() {
        return path;
    }

    Instant createdOn() {
        return createdOn;
    }

    void append(List<String> more) {
        lines.addAll(more);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
