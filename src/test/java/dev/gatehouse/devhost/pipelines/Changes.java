package dev.gatehouse.devhost.pipelines;

import dev.gatehouse.devhost.scenario.Scenario;
import dev.gatehouse.devhost.scenario.Scenario.BuildMoves;
import dev.gatehouse.devhost.scenario.Scenario.Change;
import dev.gatehouse.devhost.scenario.Scenario.CheckMoves;
import dev.gatehouse.devhost.scenario.Scenario.CoverageAppears;
import dev.gatehouse.devhost.scenario.Scenario.Effect;
import dev.gatehouse.devhost.scenario.Scenario.LinksChange;
import dev.gatehouse.devhost.scenario.Scenario.PlanMoves;
import dev.gatehouse.devhost.scenario.Scenario.TaskMoves;
import dev.gatehouse.devhost.scenario.Scenario.WorkItemMoves;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets happen to the world what a scenario says, when it is due. */
final class Changes {

    private final World world;
    private final Instant start;
    private final Deque<Change> pending;
    private final Map<Class<? extends Effect>, Consumer<Effect>> effects;

    Changes(World world, Instant start) {
        this.world = world;
        this.start = start;
        this.pending = new ArrayDeque<>(world.scenario().changes().stream()
                .sorted(Comparator.comparing(Change::at))
                .toList());
        this.effects = Map.of(
                WorkItemMoves.class, effect -> apply((WorkItemMoves) effect),
                TaskMoves.class, effect -> apply((TaskMoves) effect),
                BuildMoves.class, effect -> apply((BuildMoves) effect),
                PlanMoves.class, effect -> apply((PlanMoves) effect),
                CoverageAppears.class, effect -> apply((CoverageAppears) effect),
                CheckMoves.class, effect -> apply((CheckMoves) effect),
                LinksChange.class, effect -> apply((LinksChange) effect));
    }

    Optional<Instant> nextDue() {
        return world.locked(() -> Optional.ofNullable(pending.peek()).map(change -> start.plus(change.at())));
    }

    /** Applies what is due. */
    void runDue() {
        world.locked(() -> {
            while (!pending.isEmpty() && !start.plus(pending.element().at()).isAfter(world.now())) {
                Effect effect = pending.remove().effect();
                Optional.ofNullable(effects.get(effect.getClass()))
                        .orElseThrow()
                        .accept(effect);
            }
        });
    }

    private void apply(WorkItemMoves effect) {
        Scenario.WorkItem item = world.boards().item(effect.id()).orElseThrow();
        world.boards().move(effect.id(), effect.state());
        tell(item.type() + " " + item.id() + " \"" + item.title() + "\" is now " + effect.state());
    }

    private void apply(TaskMoves effect) {
        world.build(effect.run()).timeline().stream()
                .filter(entry -> entry.facts().name().equals(effect.name()))
                .forEach(entry -> {
                    entry.move(effect.state(), effect.result());
                    tell(entry.facts().type() + " \"" + effect.name() + "\" is now " + effect.state()
                            + Optional.ofNullable(entry.result())
                                    .map(word -> ", " + word)
                                    .orElse(""));
                });
    }

    private void apply(BuildMoves effect) {
        BuildRun build = world.build(effect.run());
        build.move(effect.status(), effect.result());
        tell("build " + build.facts().id() + " is now " + effect.status());
    }

    private void apply(PlanMoves effect) {
        world.plan(effect.run()).move(effect.state());
        tell("the plan of " + effect.run() + " is now " + effect.state());
    }

    private void apply(CoverageAppears effect) {
        world.build(effect.run()).cover(effect.coverage());
        tell("coverage of " + effect.run() + " is now " + effect.coverage().status() + ", with "
                + effect.coverage().statistics().size() + " statistics");
    }

    private void apply(CheckMoves effect) {
        world.stage(world.plan(effect.run())).move(effect.name(), effect.status(), effect.message());
        tell("the check \"" + effect.name() + "\" is now " + effect.status());
    }

    private void apply(LinksChange effect) {
        world.build(effect.run()).link(effect.links());
        tell("work items linked to the commit are " + effect.links().commit() + ", to the build "
                + effect.links().build());
    }

    private void tell(String what) {
        world.journal().add(Journal.Kind.WORLD, "", what);
    }
}
