package dev.gatehouse.simulation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Limits;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.simulation.WaitingTask.Round;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the ledger says about the end of a check is what happened in the world, and a wait goes without an answer for no other reason. */
final class EndsForAReason implements Observer {

    static final String NAME = "a check ends for the reason that it states";

    /** How long refusals in a row go on until they count as final. */
    private static final Duration REFUSED_FOR_GOOD = Duration.ofMinutes(10);

    private final World world;
    private final Violations violations;
    private final RefusedPlans refusedPlans;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Round> adopted = new HashMap<>();
    private final Map<String, Refusals> refusals = new HashMap<>();

    EndsForAReason(World world, Violations violations, RefusedPlans refusedPlans) {
        this.refusedPlans = refusedPlans;
        this.world = world;
        this.violations = violations;
    }

    /** Refusals in a row, as the app heard them. */
    private record Refusals(Instant first, Instant last, boolean isForbidden) {
        Refusals and(Instant now, boolean forbidden) {
            return new Refusals(first, now, forbidden);
        }
    }

    /** A delivery that did not prove itself while another one's check went on: the log says it, since the ledger is that one's. */
    @Override
    public void logged(String sentence) {
        world.tasks().stream()
                .filter(task -> refusedPlans.has(task))
                .filter(task -> task.checkId()
                        .filter(id -> sentence.startsWith(id + " a delivery was dropped"))
                        .isPresent())
                .forEach(task -> task.round().ended(world.scheduler().instant()));
    }

    @Override
    public void completed(WaitingTask task, Telling telling) {
        if (telling.isTaken()) {
            taken.add(task + " " + telling.run());
        }
    }

    @Override
    public void attempted(WaitingTask task, Optional<Fault> fault) {
        Instant now = world.scheduler().instant();
        fault.map(Fault::kind).ifPresent(kind -> {
            switch (kind) {
                case FORBIDDEN, REFUSED, MISTAKE -> {
                    boolean forbidden = kind == Fault.Kind.FORBIDDEN;
                    Refusals before = refusals.getOrDefault(task.story().name(), new Refusals(now, now, forbidden));
                    refusals.put(task.story().name(), before.and(now, forbidden));
                }
                case GONE, PASSING -> {
                    // What the app made of it shows in what it saves.
                }
            }
        });
    }

    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {
        WaitingTask task = world.task(after);
        if (before.filter(known -> isAdopted(known, after)).isPresent()) {
            adopted.put(run(task, after), task.round());
        }
        boolean isRefused = after.phase()
                .fold(e -> false, delivering -> delivering.refusedSince().isPresent(), e -> true);
        after.phase()
                .fold(
                        evaluating -> Optional.<Phase.Ended>empty(),
                        delivering -> Optional.<Phase.Ended>empty(),
                        Optional::of)
                .ifPresent(end -> judge(task, after, end));
        if (!isRefused) {
            refusals.remove(task.story().name());
        }
    }

    private void judge(WaitingTask task, CheckRecord record, Phase.Ended end) {
        Round round = world.round(record);
        boolean isTrue = switch (end.end()) {
            case TAKEN -> taken.contains(run(task, record));
            case RUN_OVER ->
                task.isCancelled(world.scheduler().instant())
                        || round.answeredAt().isPresent();
            case UNPROVEN -> refusedPlans.has(task);
            case REFUSED -> isRefusedForGood(task);
            case TOKEN_EXPIRED -> !end.endedAt().isBefore(expiry(task, world.deliveredIn(record)));
            case SEAL_BROKEN -> task.isKeyLost(world.scheduler().instant());
        };
        if (!isTrue) {
            violations.add(NAME, task + " ended " + end + ", and that is not so");
        }
        if (end.end() != Phase.End.TAKEN) {
            round.ended(world.scheduler().instant());
            Optional.ofNullable(adopted.get(run(task, record)))
                    .ifPresent(other -> other.ended(world.scheduler().instant()));
        }
    }

    /** Whether a run took the token of a delivery that came while its decision was told, and answers that one, too. */
    private static boolean isAdopted(CheckRecord before, CheckRecord after) {
        return before.run() == after.run()
                && after.sealedToken().isPresent()
                && !after.sealedToken().equals(before.sealedToken());
    }

    private static String run(WaitingTask task, CheckRecord record) {
        return task + " " + record.run();
    }

    private boolean isRefusedForGood(WaitingTask task) {
        Duration longEnough = REFUSED_FOR_GOOD.minus(world.story().skew());
        return Optional.ofNullable(refusals.get(task.story().name()))
                .filter(one -> one.isForbidden()
                        || Duration.between(one.first(), one.last()).compareTo(longEnough) >= 0)
                .isPresent();
    }

    /** By the token itself, in whole seconds; the longest-lived lives two days. */
    private static Instant expiry(WaitingTask task, Round round) {
        return round.openedAt()
                .plus(task.story().tokenLife().orElse(Limits.TOKEN_LIFE))
                .truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public void over() {
        for (WaitingTask task : world.tasks()) {
            for (Round round : task.rounds()) {
                boolean isAccepted = round.acceptedAt().isPresent();
                if (isAccepted
                        && round.answeredAt().isEmpty()
                        && round.endedAt().isEmpty()) {
                    violations.add(
                            NAME,
                            task + " waits since " + round.openedAt() + ", got no answer, and no run for it ended: "
                                    + task.checkId().flatMap(world::record).map(CheckRecord::phase));
                }
            }
        }
    }
}
