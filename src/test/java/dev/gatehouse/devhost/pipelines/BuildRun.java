package dev.gatehouse.devhost.pipelines;

import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.Scenario.CoverageSummary;
import dev.gatehouse.devhost.scenario.Scenario.Links;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A build as it is now. Guarded by its world's lock. */
final class BuildRun {

    private final Scenario.Build facts;
    private final UUID projectId;
    private final String project;
    private final List<TimelineEntry> timeline;
    private String status;
    private @Nullable String result;
    private Links links;
    private CoverageSummary coverage;

    BuildRun(Scenario.Run run, UUID projectId, List<TimelineEntry> timeline) {
        this.facts = run.build();
        this.projectId = projectId;
        this.project = run.project();
        this.timeline = timeline;
        this.status = facts.status();
        this.result = facts.result().orElse(null);
        this.links = facts.links();
        this.coverage = facts.coverage();
    }

    /** A record of the build's timeline. */
    static final class TimelineEntry {

        private final Scenario.Task facts;
        private final UUID id;
        private final Optional<UUID> parentId;
        private String state;
        private @Nullable String result;

        TimelineEntry(Scenario.Task facts, UUID id, Optional<UUID> parentId) {
            this.facts = facts;
            this.id = id;
            this.parentId = parentId;
            move(facts.state(), facts.result());
        }

        Scenario.Task facts() {
            return facts;
        }

        UUID id() {
            return id;
        }

        Optional<UUID> parentId() {
            return parentId;
        }

        String state() {
            return state;
        }

        @Nullable
        String result() {
            return result;
        }

        @SuppressWarnings("NullAway.Init")
        final void move(String newState, Optional<String> newResult) {
            this.state = newState;
            this.result = newState.equals("completed") ? newResult.orElse("succeeded") : null;
        }
    }

    Scenario.Build facts() {
        return facts;
    }

    UUID projectId() {
        return projectId;
    }

    String project() {
        return project;
    }

    List<TimelineEntry> timeline() {
        return timeline;
    }

    String status() {
        return status;
    }

    @Nullable
    String result() {
        return result;
    }

    Links links() {
        return links;
    }

    CoverageSummary coverage() {
        return coverage;
    }

    void move(String newStatus, Optional<String> newResult) {
        this.status = newStatus;
        newResult.ifPresent(word -> this.result = word);
    }

    void link(Links newLinks) {
        this.links = newLinks;
    }

    void cover(CoverageSummary newCoverage) {
        this.coverage = newCoverage;
    }
}
