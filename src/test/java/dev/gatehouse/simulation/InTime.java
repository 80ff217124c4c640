package dev.gatehouse.simulation;

import dev.gatehouse.simulation.WaitingTask.Round;
import java.time.Duration;
import java.time.Instant;

/**
 * Property 4: a decision is late by no more than the check's interval and what the trouble of the story costs; of a check that was
 * woken, by no more than the latter.
 */
final class InTime implements Observer {

    static final String NAME = "a decision comes in time";

    /** Calls take up to 100 ms, polls up to 5 s, and delays are in whole seconds. */
    private static final Duration USUAL = Duration.ofSeconds(30);

    /** A delivery is kept for a minute, and no longer, once the decision before it is known to be taken. */
    private static final Duration KEPT = Duration.ofMinutes(1).plus(SimulatedHost.POLLING);

    private final World world;
    private final Allowance allowance;
    private final Violations violations;

    InTime(World world, Allowance allowance, Violations violations) {
        this.world = world;
        this.allowance = allowance;
        this.violations = violations;
    }

    @Override
    public void over() {
        for (WaitingTask task : world.tasks()) {
            for (Round round : task.rounds()) {
                if (round.acceptedAt().isPresent() && round.answeredAt().isPresent()) {
                    judge(
                            task,
                            round,
                            round.acceptedAt().get(),
                            round.answeredAt().get());
                }
            }
        }
    }

    private void judge(WaitingTask task, Round round, Instant acceptedAt, Instant answeredAt) {
        TaskStory story = task.story();
        Instant decidable = decidableAt(task, round, acceptedAt);
        Instant evaluated = evaluatedBy(task, decidable);
        Duration skews = world.story().skew().multipliedBy(2);
        Duration kept = round.equals(task.rounds().get(0)) ? Duration.ZERO : KEPT;
        Duration allowed = USUAL.plus(skews).plus(kept).plus(allowance.of(story));
        Duration late = Duration.between(evaluated, answeredAt);
        if (late.compareTo(allowed) > 0) {
            violations.add(
                    NAME,
                    task + " could be decided at " + decidable + ", was to be evaluated by " + evaluated
                            + ", and was answered at " + answeredAt + ", " + late
                            + " later; the trouble allows " + allowed);
        }
    }

    /** When the next evaluation is due at the latest: after the check's interval, or at once when somebody wakes it. */
    private static Instant evaluatedBy(WaitingTask task, Instant decidable) {
        Duration every = task.story().every();
        Instant due = decidable.plus(every).plus(every.dividedBy(10));
        return task.awakeFrom(decidable).filter(awake -> awake.isBefore(due)).orElse(due);
    }

    /** When the conditions are decided, or the check's time is up. */
    private static Instant decidableAt(WaitingTask task, Round round, Instant acceptedAt) {
        TaskStory story = task.story();
        Instant latest = acceptedAt.plus(story.giveUpAfter());
        Instant known = story.isManual() ? task.holdsAt(round).orElse(latest) : acceptedAt;
        Instant first = known.isBefore(latest) ? known : latest;
        return first.isAfter(acceptedAt) ? first : acceptedAt;
    }
}
