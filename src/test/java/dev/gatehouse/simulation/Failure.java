package dev.gatehouse.simulation;

import dev.gatehouse.simulation.Simulation.Outcome;
import dev.gatehouse.simulation.Violations.Violation;
import java.util.List;

/**
 * A story that went against a property, shrunk, for the one who looks for the cause.
 *
 * @param seed the seed of the whole story
 * @param story what is left of it
 */
record Failure(long seed, Story story, Violation violation, List<String> history) {

    static Failure of(Simulation simulation, Story story, Outcome failed) {
        Story shrunk = Shrinker.shrink(simulation, story, failed);
        Outcome told = simulation.tell(shrunk);
        return new Failure(story.seed(), shrunk, told.violation().orElseThrow(), told.history());
    }

    String text() {
        StringBuilder text = new StringBuilder("seed " + seed + " goes against a property. " + violation);
        text.append("\nWhat is left of the story (skew ")
                .append(story.skew())
                .append(", messages tried ")
                .append(story.maxDequeueCount())
                .append(" times):");
        story.tasks().forEach(task -> text.append("\n  ").append(task));
        text.append("\nWhat happens in it:");
        history.forEach(line -> text.append("\n  ").append(line));
        return text.append("\nPlay it again with -Dgatehouse.simulation.first=")
                .append(seed)
                .append(" -Dgatehouse.simulation.seeds=1")
                .toString();
    }
}
