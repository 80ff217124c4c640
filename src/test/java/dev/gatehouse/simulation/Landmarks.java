package dev.gatehouse.simulation;

import dev.gatehouse.check.Fault;
import dev.gatehouse.evaluation.CheckMessage;
import dev.gatehouse.ledger.CheckRecord;
import dev.gatehouse.ledger.Phase;
import dev.gatehouse.simulation.Hardship.Clearing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sees which landmarks a story comes to. */
final class Landmarks implements Observer {

    private final World world;
    private final Map<String, Clearing> cleared = new HashMap<>();
    private final Set<String> refused = new HashSet<>();

    Landmarks(World world) {
        this.world = world;
    }

    @Override
    public void saved(Optional<CheckRecord> before, CheckRecord after, Instant began) {
        after.phase().fold(e -> false, d -> false, ended -> reached(end(ended.end())));
        if (before.isEmpty() && after.run() == 1 && world.task(after).rounds().size() > 1) {
            world.reached(Landmark.DELIVERED_AFTER_FORGETTING);
        }
        boolean begins = World.isOfAnotherDelivery(before, after);
        if (begins && !world.round(after).equals(world.deliveredIn(after))) {
            world.reached(Landmark.RUN_FOR_A_LATER_WAIT);
        }
        if (begins && before.filter(known -> known.run() == after.run()).isPresent()) {
            world.reached(Landmark.TOOK_THE_PLACE);
        }
    }

    @Override
    public void completed(WaitingTask task, Telling telling) {
        if (telling.isTaken() && refused.contains(task.story().name())) {
            world.reached(Landmark.REFUSALS_PASSED);
        }
        if (telling.isTaken() && task.round().isToldByEarlierRun(telling)) {
            world.reached(Landmark.ANSWERED_BY_AN_EARLIER_RUN);
        }
    }

    @Override
    public void attempted(WaitingTask task, Optional<Fault> fault) {
        Optional<Fault.Kind> kind = fault.map(Fault::kind);
        kind.filter(Fault.Kind.FORBIDDEN::equals).ifPresent(any -> reached(Landmark.FORBIDDEN));
        kind.filter(Fault.Kind.MISTAKE::equals).ifPresent(any -> reached(Landmark.MISTAKE));
        kind.filter(Fault.Kind.REFUSED::equals)
                .ifPresent(any -> refused.add(task.story().name()));
    }

    @Override
    public void cleared(String subject) {
        world.taskOf(subject)
                .flatMap(task -> task.story().hardship().clearing())
                .ifPresent(clearing -> cleared.put(subject, clearing));
    }

    @Override
    public void sent(String subject, CheckMessage message, Duration delay) {
        if (subject.equals(Timer.SUBJECT)) {
            Optional.ofNullable(cleared.remove(world.subject(message)))
                    .ifPresent(clearing -> world.reached(
                            clearing == Clearing.EVALUATING
                                    ? Landmark.RESCUED_EVALUATING
                                    : Landmark.RESCUED_DELIVERING));
        }
    }

    @Override
    public void poisoned(String subject, CheckMessage message) {
        world.reached(Landmark.POISONED);
        Optional<CheckRecord> known = world.record(message.checkId());
        message.fold(
                accepted -> known.filter(record -> record.phase().hasEnded()
                                && accepted.acceptedAt().isAfter(record.dueAt()))
                        .map(record -> reached(Landmark.POISONED_BEFORE_ANOTHER_RUN)),
                goOn -> Optional.empty());
        if (world.timesKilled(subject) >= world.story().maxDequeueCount()) {
            world.reached(Landmark.KILLED_EVERY_TIME);
        }
    }

    private boolean reached(Landmark landmark) {
        world.reached(landmark);
        return true;
    }

    private static Landmark end(Phase.End end) {
        return switch (end) {
            case TAKEN -> Landmark.ENDED_TAKEN;
            case RUN_OVER -> Landmark.ENDED_RUN_OVER;
            case REFUSED -> Landmark.ENDED_REFUSED;
            case UNPROVEN -> Landmark.ENDED_UNPROVEN;
            case TOKEN_EXPIRED -> Landmark.ENDED_TOKEN_EXPIRED;
            case SEAL_BROKEN -> Landmark.ENDED_SEAL_BROKEN;
        };
    }
}
