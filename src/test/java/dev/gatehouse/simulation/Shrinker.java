package dev.gatehouse.simulation;

import dev.gatehouse.simulation.Simulation.Outcome;
import dev.gatehouse.simulation.Violations.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes away from a story that fails whatever it fails without. */
final class Shrinker {

    /** Stories that are tried at most; a story is played in milliseconds. */
    private static final int MOST = 1_500;

    private final Simulation simulation;
    private final String property;
    private Story story;
    private List<Injection> injections;
    private int tried;

    private Shrinker(Simulation simulation, Story story, Outcome failed) {
        this.simulation = simulation;
        this.property = failed.violation().map(Violation::property).orElseThrow();
        this.injections = failed.injections();
        this.story = story.with(Injections.only(injections));
    }

    /**
     * The smallest story found that fails in the same way.
     *
     * @param failed what came of the story
     */
    static Story shrink(Simulation simulation, Story story, Outcome failed) {
        Shrinker shrinker = new Shrinker(simulation, story, failed);
        while (shrinker.takesAway() && shrinker.tried < MOST) {
            // Until nothing can be taken away, or it takes too long.
        }
        return shrinker.story;
    }

    private boolean takesAway() {
        boolean less = false;
        for (int size = Math.max(injections.size() / 2, 1); size > 0; size /= 2) {
            for (int from = 0; from < injections.size(); ) {
                boolean isLess = tryInjections(without(injections, from, size));
                less |= isLess;
                from += isLess ? 0 : size;
            }
        }
        while (simplerStories().anyMatch(this::fails)) {
            less = true;
        }
        return less;
    }

    private Stream<Story> simplerStories() {
        List<TaskStory> tasks = story.tasks();
        List<Story> simpler = new ArrayList<>();
        if (!story.skew().isZero()) {
            simpler.add(story.withoutSkew());
        }
        if (story.hasOperator()) {
            simpler.add(story.withoutOperator());
        }
        for (int i = 0; i < tasks.size(); i++) {
            simpler.add(story.with(without(tasks, i, 1)));
            for (TaskStory task : tasks.get(i).simpler()) {
                List<TaskStory> changed = new ArrayList<>(tasks);
                changed.set(i, task);
                simpler.add(story.with(changed));
            }
        }
        return simpler.stream();
    }

    private boolean tryInjections(List<Injection> fewer) {
        boolean fails = fails(story.with(Injections.only(fewer)));
        if (fails) {
            injections = fewer;
        }
        return fails;
    }

    private boolean fails(Story candidate) {
        if (tried++ >= MOST) {
            return false;
        }
        Optional<Violation> violation = simulation.play(candidate).violation();
        boolean isSame =
                violation.filter(one -> one.property().equals(property)).isPresent();
        if (isSame) {
            story = candidate;
        }
        return isSame;
    }

    private static <T> List<T> without(List<T> all, int from, int count) {
        List<T> rest = new ArrayList<>(all.subList(0, from));
        rest.addAll(all.subList(Math.min(from + count, all.size()), all.size()));
        return List.copyOf(rest);
    }
}
