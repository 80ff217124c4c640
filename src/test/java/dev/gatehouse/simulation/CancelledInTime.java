package dev.gatehouse.simulation;

import dev.gatehouse.simulation.Allowance.Delay;
import dev.gatehouse.simulation.WaitingTask.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The other half of property 4: a check whose run was cancelled ends within five minutes, and what the trouble costs. */
final class CancelledInTime implements Observer {

    static final String NAME = "a cancelled run is noticed in time";

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** The look at the run is one call of a handling, which a poll begins. */
    private static final Duration USUAL = Duration.ofSeconds(15);

    /** After a look that failed: 30 s, and a poll. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(37);

    private final World world;
    private final Allowance allowance;
    private final Violations violations;
    private final Map<String, List<Delay>> failed = new HashMap<>();

    CancelledInTime(World world, Allowance allowance, Violations violations) {
        this.world = world;
        this.allowance = allowance;
        this.violations = violations;
    }

    /** What may keep a handling from seeing the run, and nothing else. */
    @Override
    public void injected(Injection injection) {
        boolean isOfLook = injection.call() == Call.HUB_PLAN || injection.call() == Call.EVIDENCE;
        if (isOfLook && injection.trouble().fails()) {
            failed.computeIfAbsent(injection.subject(), first -> new ArrayList<>())
                    .add(new Delay(world.scheduler().instant(), LOOK_AGAIN));
        }
    }

    @Override
    public void over() {
        for (WaitingTask task : world.tasks()) {
            Round round = task.rounds().isEmpty() ? null : task.rounds().get(0);
            if (round != null && round.answeredAt().isEmpty()) {
                task.cancelledAt()
                        .ifPresent(cancelled -> round.acceptedAt()
                                .ifPresent(accepted ->
                                        round.endedAt().ifPresent(ended -> judge(task, cancelled, accepted, ended))));
            }
        }
    }

    private void judge(WaitingTask task, Instant cancelledAt, Instant acceptedAt, Instant endedAt) {
        Instant from = acceptedAt.isAfter(cancelledAt) ? acceptedAt : cancelledAt;
        Instant seen = from.plus(LONGEST);
        Instant refused = task.refusedUntil().map(at -> at.plus(LOOK_AGAIN)).orElse(from);
        Instant due = (seen.isAfter(refused) ? seen : refused)
                .plus(world.story().skew().multipliedBy(2));
        Instant latest = allowance
                .latest(
                        task.story(),
                        due,
                        endedAt,
                        failed.getOrDefault(task.story().name(), List.of()))
                .plus(USUAL);
        if (endedAt.isAfter(latest)) {
            violations.add(
                    NAME,
                    task + " could be seen to be cancelled at " + from + " and ended at " + endedAt
                            + "; the look at the run and the trouble allow " + latest);
        }
    }
}
