package dev.gatehouse.simulation;

import dev.gatehouse.ledger.CheckRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The other half of property 4: a check whose run was cancelled ends within five minutes, and what the trouble costs. A duplicate
 * that comes later begins another run of it, and says nothing of the first.
 */
final class CancelledInTime implements Observer {

    static final String NAME = "a cancelled run is noticed in time";

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final World world;
    private final Allowance allowance;
    private final Violations violations;

    CancelledInTime(World world, Allowance allowance, Violations violations) {
        this.world = world;
        this.allowance = allowance;
        this.violations = violations;
    }

    @Override
    public void over() {
        for (WaitingTask task : world.tasks()) {
            task.cancelledAt()
                    .ifPresent(at -> task.checkId()
                            .flatMap(world::record)
                            .filter(record -> record.run() == 1)
                            .ifPresent(record -> judge(task, at, record)));
        }
    }

    private void judge(WaitingTask task, Instant cancelledAt, CheckRecord record) {
        Instant acceptedAt = task.rounds().get(0).acceptedAt().orElse(cancelledAt);
        Instant from = acceptedAt.isAfter(cancelledAt) ? acceptedAt : cancelledAt;
        Duration allowed = LONGEST.plus(world.story().skew().multipliedBy(2)).plus(allowance.of(task.story()));
        Optional<Instant> endedAt = record.phase()
                .fold(e -> Optional.empty(), d -> Optional.empty(), ended -> Optional.of(ended.endedAt()));
        endedAt.filter(at -> Duration.between(from, at).compareTo(allowed) > 0)
                .ifPresent(at -> violations.add(
                        NAME,
                        task + " could be seen to be cancelled at " + from + " and ended at " + at
                                + "; the look at the run and the trouble allow " + allowed));
    }
}
