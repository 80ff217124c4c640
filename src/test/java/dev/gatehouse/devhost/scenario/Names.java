package dev.gatehouse.devhost.scenario;

import dev.gatehouse.devhost.scenario.Scenario.Run;
import dev.gatehouse.devhost.scenario.Scenario.WorkItem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names that other parts of a scenario may use. */
final class Names {

    private final List<Run> runs;
    private final List<WorkItem> items;

    Names(List<Run> runs, List<WorkItem> items) {
        this.runs = runs;
        this.items = items;
    }

    /** The run that a place names, or the first. */
    String run(Place place) {
        return place.find("run")
                .map(run -> run.oneOf(runs.stream().map(Run::name).toList()))
                .orElse(runs.get(0).name());
    }

    Run named(String run) {
        return runs.stream().filter(one -> one.name().equals(run)).findFirst().orElseThrow();
    }

    WorkItem workItem(Place id) {
        int number = id.number(1);
        return items.stream()
                .filter(item -> item.id() == number)
                .findFirst()
                .orElseThrow(() -> id.mistake("no work item has this id"));
    }

    void unique(Place place, List<String> names) {
        twice(names).ifPresent(name -> {
            throw place.mistake("two deliveries are called \"" + name + "\"; give each a name of its own in \"check\"");
        });
    }

    /** A name that is there twice. */
    static Optional<String> twice(List<String> names) {
        Set<String> seen = new HashSet<>();
        return names.stream().filter(name -> !seen.add(name)).findFirst();
    }
}
